package reelsmith.api.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns a record into a JSON schema (2020-12): names as the wire format writes them, in the order
/// of the record, everything inlined.
///
/// An input may leave out what is [Nullable], keeps to the bounds and has nothing unknown. An
/// answer always has every field; those that are [Nullable] may be null.
final class RecordSchemas {

  /// Formats of text, by the type that reads them.
  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          Instant.class,
          "date-time",
          LocalDate.class,
          "date",
          URI.class,
          "uri",
          UUID.class,
          "uuid");

  /// The largest integer that every JSON reader keeps exact.
  private static final BigDecimal LARGEST_EXACT = new BigDecimal("9007199254740991");

  private final JsonMapper json = WireFormat.mapper();
  private final SchemaGenerator inputs = generator(true);
  private final SchemaGenerator answers = generator(false);

  ObjectNode input(Class<? extends Record> type) {
    return TidySchema.of(inputs.generateSchema(type));
  }

  ObjectNode answer(Class<? extends Record> type) {
    ObjectNode schema = answers.generateSchema(type);
    if (schema.get("properties") instanceof ObjectNode properties) {
      ObjectNode ordered = json.createObjectNode();
      names(type).forEach(name -> ordered.set(name, properties.get(name)));
      schema.set("properties", ordered);
    }
    return TidySchema.of(schema);
  }

  /// What the wire has in this order. The generator puts last what is unwrapped.
  private Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .flatMap(
            field ->
                field.isAnnotationPresent(JsonUnwrapped.class)
                    ? names(field.getType())
                    : Stream.of(wireName(field)));
  }

  private SchemaGenerator generator(boolean input) {
    var config =
        new SchemaGeneratorConfigBuilder(json, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .without(Option.SCHEMA_VERSION_INDICATOR)
            .with(new JacksonSchemaModule())
            .with(this::special);
    config.forTypesInGeneral().withPropertySorter((one, other) -> 0);
    var fields = config.forFields();
    fields
        .withPropertyNameOverrideResolver(this::wireName)
        .withRequiredCheck(field -> !input || !isNullable(field))
        .withNullableCheck(field -> !input && isNullable(field));
    if (input) {
      // Bounds are for callers. An answer that a bound forbids would still be better than none.
      config
          .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
          .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
      fields
          .withDefaultResolver(this::defaultValue)
          .withNumberInclusiveMinimumResolver(field -> negated(largest(field)))
          .withNumberInclusiveMaximumResolver(RecordSchemas::largest);
    }
    return new SchemaGenerator(config.build());
  }

  private static boolean isNullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /// Without a limit of its own, a number must still fit into the record.
  private static @Nullable BigDecimal largest(MemberScope<?, ?> field) {
    Class<?> type = field.getType().getErasedType();
    if (type == int.class || type == Integer.class) {
      return BigDecimal.valueOf(Integer.MAX_VALUE);
    }
    return type == long.class || type == Long.class ? LARGEST_EXACT : null;
  }

  private static @Nullable BigDecimal negated(@Nullable BigDecimal number) {
    return number == null ? null : number.negate();
  }

  private @Nullable String wireName(FieldScope field) {
    if (field.isFakeContainerItemScope()) {
      return null;
    }
    return wireName(field.getRawMember());
  }

  private String wireName(Field member) {
    JavaType type = json.constructType(member.getDeclaringClass());
    ClassIntrospector introspector = json.serializationConfig().classIntrospectorInstance();
    AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
    return introspector.introspectForSerialization(type, annotated).findProperties().stream()
        .filter(property -> property.getInternalName().equals(member.getName()))
        .map(BeanPropertyDefinition::getName)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Jackson does not write " + member));
  }

  private @Nullable Object defaultValue(FieldScope field) {
    JsonProperty property = field.getAnnotationConsideringFieldAndGetter(JsonProperty.class);
    if (property == null || property.defaultValue().isEmpty()) {
      return null;
    }
    Class<?> type = field.getType().getErasedType();
    return type == String.class || type.isEnum()
        ? property.defaultValue()
        : json.readTree(property.defaultValue());
  }

  /// What the generator would describe by its Java fields although the wire shows something else.
  private @Nullable CustomDefinition special(ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    if (FORMATS.containsKey(raw)) {
      return inline(json.createObjectNode().put("type", "string").put("format", FORMATS.get(raw)));
    }
    if (raw.isEnum()) {
      return inline(enumeration(raw));
    }
    if (JsonNode.class.isAssignableFrom(raw) || isOpen(type)) {
      return inline(
          json.createObjectNode().put("type", "object").put("additionalProperties", true));
    }
    if (raw.isRecord()) {
      for (Field field : raw.getDeclaredFields()) {
        if (field.isAnnotationPresent(JsonValue.class)) {
          return inline(single(type, field, context));
        }
      }
    }
    return null;
  }

  private static boolean isOpen(ResolvedType type) {
    return type.isInstanceOf(Map.class)
        && type.typeParametersFor(Map.class).get(1).getErasedType() == Object.class;
  }

  private ObjectNode enumeration(Class<?> type) {
    ObjectNode schema = json.createObjectNode().put("type", "string");
    ArrayNode values = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      values.add((JsonNode) json.valueToTree(constant));
    }
    return schema;
  }

  private static ObjectNode single(
      ResolvedType type, Field field, SchemaGenerationContext context) {
    var members = context.getTypeContext().resolveWithMembers(type);
    for (var member : members.getMemberFields()) {
      if (member.getName().equals(field.getName())) {
        FieldScope scope = context.getTypeContext().createFieldScope(member, members);
        return (ObjectNode) context.createStandardDefinitionReference(scope, null);
      }
    }
    throw new IllegalStateException("Not a field of %s: %s".formatted(type, field));
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(
        schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }
}
