package dev.colonnade.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingTableTest {
    /** One that is forgotten answers by its default, which is a wrong answer that nobody notices. */
    @Test
    void every_question_is_handed_on() {
        List<String> forgotten = Arrays.stream(Table.class.getMethods())
                .filter(method -> !declares(method)).map(Method::toString).toList();
        assertThat(forgotten).isEmpty();
    }

    private static boolean declares(Method method) {
        return Arrays.stream(ForwardingTable.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
}
