package cn.goodnetizen;

import io.camunda.client.annotation.Deployment;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The portal and the job workers of the campaign “网聚职工正能量 争做中国好网民”. */
@SpringBootApplication
@Modulithic(systemName = "good-netizen")
@ConfigurationPropertiesScan
@EnableAsync
@EnableScheduling
@Deployment(resources = {"classpath*:/processes/*.bpmn", "classpath*:/processes/*.dmn", "classpath*:/forms/*.form"})
public class GoodNetizenApplication {

    public static void main(String[] args) {
        SpringApplication.run(GoodNetizenApplication.class, args);
    }
}
