package cn.goodnetizen.campaign;

import java.util.List;
import java.util.stream.Collectors;

/** A campaign definition that cannot be used, with everything that is wrong with it. */
public class InvalidCampaignDefinitionException extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidCampaignDefinitionException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.path() + "：" + problem.message())
                .collect(Collectors.joining("\n", "活动定义有 " + problems.size() + " 处问题：\n", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param path where in the YAML, as {@code tracks[micro-video].awards[first].quota}
     * @param message in Chinese: the limit and the value found
     */
    public record Problem(String path, String message) {}
}
