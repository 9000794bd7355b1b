package cn.goodnetizen.dashboard;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The model that is deployed to the engine, as the diagram on the manager's page draws it. */
@Controller
class ProcessDiagramController {

    @GetMapping(path = "/dashboard/processes/ReportUpProcess.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    Resource reportUpProcess() {
        return new ClassPathResource("processes/ReportUpProcess.bpmn");
    }
}
