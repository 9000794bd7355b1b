package cn.goodnetizen.personal;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores what is sealed as its text. Nothing is opened here: that is done where a person is to be shown. */
@Converter(autoApply = true)
class SealedText implements AttributeConverter<Sealed, String> {

    @Override
    public String convertToDatabaseColumn(Sealed sealed) {
        return sealed == null ? null : sealed.stored();
    }

    @Override
    public Sealed convertToEntityAttribute(String stored) {
        return stored == null ? null : new Sealed(stored);
    }
}
