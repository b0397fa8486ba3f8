package dev.millrace.sim.wiring;

import com.google.inject.spi.Message;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** Describes why the injector cannot call a component's constructor, on one line. */
final class MissingBinding {

  private static final Set<String> INJECTED =
      Set.of("com.google.inject.Inject", "jakarta.inject.Inject");

  private MissingBinding() {}

  /**
   * Returns the reason.
   *
   * @param messages those of the injector
   */
  static String text(Class<?> component, Collection<Message> messages) {
    return hasInjectableConstructor(component)
        ? "its constructor needs a binding that is missing: " + firstLine(messages)
        : component.getName()
            + " has no constructor with @Inject (jakarta.inject.Inject), and none without"
            + " parameters";
  }

  private static boolean hasInjectableConstructor(Class<?> component) {
    return Stream.of(component.getDeclaredConstructors())
        .anyMatch(each -> each.getParameterCount() == 0 || isInjected(each));
  }

  private static boolean isInjected(Constructor<?> constructor) {
    return Stream.of(constructor.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> INJECTED.contains(type.getName()));
  }

  private static String firstLine(Collection<Message> messages) {
    return messages.stream()
        .flatMap(message -> message.getMessage().lines())
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("unknown");
  }
}
