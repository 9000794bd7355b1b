package cn.goodnetizen.media;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The one way by which files leave the store. Several rows may name the same file: after a merger two reports do, and an
 * original stands among the materials as well. So a file goes once what dropped a row is committed, and only if no other
 * row names it. What a killed server did not come to is in the registry of events, and done later.
 */
@Component
public class FileRemoval {

    private final ObjectProvider<FileHolder> holders;
    private final Uploads uploads;
    private final FileStore store;
    private final ApplicationEventPublisher events;

    FileRemoval(
            ObjectProvider<FileHolder> holders, Uploads uploads, FileStore store, ApplicationEventPublisher events) {
        this.holders = holders;
        this.uploads = uploads;
        this.store = store;
        this.events = events;
    }

    /** Says that one row less names a file; the account that uploaded it has its room again once it is gone. */
    @Transactional
    public void release(String storageName) {
        events.publishEvent(new FileReleased(storageName));
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void remove(FileReleased released) {
        String storageName = released.storageName();
        if (holders.stream().noneMatch(holder -> holder.existsByStorageName(storageName))) {
            uploads.findById(storageName).ifPresent(uploads::delete);
            events.publishEvent(new FileRemoved(storageName));
            store.delete(storageName);
        }
    }
}
