package cn.goodnetizen.organization;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the empty table of units; first of the runners, for accounts (200) and campaigns speak of units. */
@Component
@Order(100)
class UnitSeeding implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(UnitSeeding.class);

    private final StoredUnits units;
    private final OrganizationProperties properties;

    UnitSeeding(StoredUnits units, OrganizationProperties properties) {
        this.units = units;
        this.properties = properties;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) throws IOException {
        if (units.count() > 0) {
            return;
        }
        try (var yaml = properties.seed().getInputStream()) {
            var tree = UnitTree.read(yaml).inTreeOrder();
            units.saveAllAndFlush(tree);
            LOG.info("Seeded {} units from {}", tree.size(), properties.seed());
        }
    }
}
