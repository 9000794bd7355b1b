package cn.goodnetizen.reporting;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The most characters a text may have; the message names the field, the limit and how many there are. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextLimit.Counted.class)
@interface TextLimit {

    /** The name of the field as the page calls it. */
    String of();

    int max();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Counted implements ConstraintValidator<TextLimit, String> {

        private TextLimit limit;

        @Override
        public void initialize(TextLimit annotation) {
            limit = annotation;
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            int length = value == null ? 0 : value.codePointCount(0, value.length());
            if (length <= limit.max()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(limit.of() + "最多 " + limit.max() + " 个字，填写了 " + length + " 个字")
                    .addConstraintViolation();
            return false;
        }
    }
}
