package dev.tsuno.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.kernels.reference.ReferenceKernels;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Ops;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KernelSetsTest {
    @Test
    void scope_chooses_for_its_type_its_thread_and_its_time() {
        Kernels before = KernelSets.of(DType.FLOAT32);
        Kernels outer = new PortableKernels();
        Kernels inner = new PortableKernels();
        KernelSets.with(outer, () -> {
            KernelSets.with(inner, () -> assertSame(inner, KernelSets.of(DType.FLOAT32)));
            assertSame(outer, KernelSets.of(DType.FLOAT32));
            assertNotSame(outer, KernelSets.of(DType.FLOAT64));
            assertSame(
                    before,
                    CompletableFuture.supplyAsync(() -> KernelSets.of(DType.FLOAT32), r -> new Thread(r).start())
                            .join());
            KernelSets.with(new ReferenceKernels(), () -> assertSame(before, KernelSets.of(DType.FLOAT32)));
        });
        assertSame(before, KernelSets.of(DType.FLOAT32));
    }

    @Test
    void scope_ends_when_its_body_throws() {
        Kernels before = KernelSets.of(DType.FLOAT32);
        assertThrows(
                IllegalStateException.class,
                () -> KernelSets.with(new PortableKernels(), () -> {
                    throw new IllegalStateException();
                }));
        assertSame(before, KernelSets.of(DType.FLOAT32));
    }

    @Test
    void eager_call_in_a_scope_takes_no_program_of_other_kernels() {
        Eager tanh = new Eager(inputs -> Graph.of(Ops.tanh(Objects.requireNonNull(inputs.get(0)))));
        AtomicInteger taken = new AtomicInteger();
        tanh.call(DType.FLOAT32, NDArray.of(1f));
        KernelSets.with(counting(taken), () -> tanh.call(DType.FLOAT32, NDArray.of(1f)));
        assertEquals(1, taken.get());
    }

    /** The portable kernels, which count how many of them programs take. */
    private static Kernels counting(AtomicInteger taken) {
        Kernels portable = new PortableKernels();
        return (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == Kernel.class) taken.incrementAndGet();
                    return method.invoke(portable, arguments);
                });
    }
}
