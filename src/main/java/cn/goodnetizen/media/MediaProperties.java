package cn.goodnetizen.media;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param files the folder that holds what people hand in */
@ConfigurationProperties("good-netizen.media")
record MediaProperties(@DefaultValue("data/files") Path files) {}
