package cn.goodnetizen.dashboard;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets links name kinds and states in lower case, as all our addresses do; an unknown name is a bad request. */
@Configuration(proxyBeanMethods = false)
class LowerCaseParameters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        ApplicationConversionService.addApplicationConverters(registry);
    }
}
