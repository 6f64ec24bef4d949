package dev.tsuno.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.layers.Concatenate;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDiagramTest {
    /** Two inputs, two outputs, a long arrow, and a model inside that is called twice. */
    private static Model model() {
        Input a = Input.of(5, 2).name("a");
        Input b = Input.of(3).name("b");
        Sequential inner =
                new Sequential(Input.of(3), new Dense(4).name("one"), new Dense(3).name("two")).name("inner");
        KerasTensor first = inner.apply(b);
        KerasTensor again = inner.apply(new Dense(3).name("between").apply(first));
        KerasTensor h = new LSTM(4).name("lstm").apply(a);
        KerasTensor joined = new Concatenate().name("joined").apply(h, again, b);
        return new Model(
                "whole",
                List.of(a, b),
                List.of(
                        new Dense(1).name("value").apply(joined),
                        new Dense(2).name("kind").apply(joined)));
    }

    private static Box boxes(boolean expand, String rankdir) {
        Model model = model();
        return ModelBoxes.of(
                ModelDiagram.of(model).expandNested(expand).rankdir(rankdir).showShapes(true), model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TB", "LR"})
    void boxes_do_not_overlap_and_lie_within_the_picture(String rankdir) {
        Box all = boxes(true, rankdir);
        List<Box> layers = all.all().filter(box -> !box.isFrame()).toList();
        assertEquals(9, layers.size());
        for (Box one : layers) {
            assertTrue(one.x >= -1e-9 && one.x + one.width <= all.width + 1e-9);
            assertTrue(one.y >= -1e-9 && one.y + one.height <= all.height + 1e-9);
            for (Box other : layers) {
                boolean apart = one == other
                        || one.x + one.width <= other.x
                        || other.x + other.width <= one.x
                        || one.y + one.height <= other.y
                        || other.y + other.height <= one.y;
                assertTrue(apart);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TB", "LR"})
    void a_frame_holds_its_boxes(String rankdir) {
        Box frame = boxes(true, rankdir).inside.stream()
                .filter(Box::isFrame)
                .findFirst()
                .orElseThrow();
        assertEquals(2, frame.inside.size());
        for (Box box : frame.inside) {
            assertTrue(box.x > frame.x && box.x + box.width < frame.x + frame.width);
            assertTrue(box.y > frame.y && box.y + box.height < frame.y + frame.height);
        }
    }

    @Test
    void arrows_go_from_box_to_box_and_all_but_the_one_back_go_down() {
        Box all = boxes(false, "TB");
        List<Link> links = all.allLinks().toList();
        assertEquals(9, links.size());
        assertEquals(1, links.stream().filter(link -> link.bendsBack).count());
        for (Link link : links) {
            double[] first = link.way.get(0);
            double[] last = link.way.get(link.way.size() - 1);
            assertEquals(link.begin.y + link.begin.height, first[1], 1e-9);
            assertEquals(link.end.y, last[1], 1e-9);
            assertTrue(last[0] > link.end.x && last[0] < link.end.x + link.end.width);
            if (!link.bendsBack) assertTrue(last[1] > first[1]);
        }
    }

    @Test
    void equal_models_are_equal_pictures() {
        assertEquals(ModelDiagram.of(model()).toSvg(), ModelDiagram.of(model()).toSvg());
        assertEquals((byte) 'P', ModelDiagram.of(model()).dpi(50).toPng()[1]);
    }

    @Test
    void a_model_without_shapes_and_an_unknown_direction_are_refused() {
        assertThrows(IllegalStateException.class, () -> ModelDiagram.of(new Sequential(new Dense(1))));
        assertThrows(
                IllegalArgumentException.class, () -> ModelDiagram.of(model()).rankdir("BT"));
    }
}
