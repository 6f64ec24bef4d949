package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummaryPrintTest {
    private final Sequential model = new Sequential(Input.of(1), new Dense(1));

    @AfterEach
    void end() {
        SummaryOptions.defaultPrintFn(null);
    }

    @Test
    void a_summary_goes_where_the_program_says_unless_the_call_says_otherwise() {
        List<String> byDefault = new ArrayList<>();
        List<String> own = new ArrayList<>();
        SummaryOptions.defaultPrintFn(byDefault::add);
        model.summary();
        model.summary(o -> o.printFn(own::add));
        assertEquals(List.of(model.summaryText()), byDefault);
        assertEquals(byDefault, own);
    }
}
