package cn.goodnetizen.process;

import static cn.goodnetizen.process.Models.ZEEBE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.GoodNetizenApplication;
import io.camunda.client.annotation.JobWorker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.stereotype.Component;

/** A job that nobody takes waits for ever, and a worker whose task was renamed never runs: neither says so by itself. */
class WorkersCoverModelsTest {

    @Test
    void everyJobOfTheModelsHasExactlyOneWorkerAndEveryWorkerAJob() throws IOException {
        assertThat(jobTypesOfTheWorkers())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(jobTypesOfTheModels());
    }

    private static Set<String> jobTypesOfTheModels() {
        return Models.processes().stream()
                .map(Models::root)
                .flatMap(root -> Stream.of("taskDefinition", "executionListener")
                        .flatMap(name -> Models.below(root, ZEEBE, name).stream()))
                .map(job -> job.getAttribute("type"))
                .collect(Collectors.toSet());
    }

    /** Of the components only: in another class the annotation does nothing. The tests' own workers do not count. */
    private static List<String> jobTypesOfTheWorkers() throws IOException {
        String application = GoodNetizenApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        String packages = GoodNetizenApplication.class.getPackageName().replace('.', '/');
        List<String> types = new ArrayList<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources(application + packages + "/**/*.class")) {
            AnnotationMetadata type =
                    new SimpleMetadataReaderFactory().getMetadataReader(file).getAnnotationMetadata();
            if (type.isAnnotated(Component.class.getName())) {
                for (MethodMetadata worker : type.getAnnotatedMethods(JobWorker.class.getName())) {
                    types.add(worker.getAnnotations().get(JobWorker.class).getString("type"));
                }
            }
        }
        return types;
    }
}
