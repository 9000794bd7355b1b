package cn.goodnetizen.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every page the text about itself, as {@code guide}, for the layout to show. */
@Configuration(proxyBeanMethods = false)
class GuideBesidePages implements WebMvcConfigurer {

    private final Guide guide;

    GuideBesidePages(Guide guide) {
        this.guide = guide;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public void postHandle(
                    HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
                if (page != null && page.getViewName() != null) {
                    guide.page(page.getViewName()).ifPresent(text -> page.addObject("guide", text));
                }
            }
        });
    }
}
