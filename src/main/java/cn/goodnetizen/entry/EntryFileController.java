package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.StoredFileAnswer;
import cn.goodnetizen.media.Thumbnails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of the own entries, to play, save and show. */
@Controller
@RequestMapping({"/my/entries/{id}/files/{role}", "/union/entries/{id}/files/{role}"})
class EntryFileController {

    private final EntryAccess access;
    private final EntryFiles files;
    private final StoredFileAnswer answer;
    private final Thumbnails thumbnails;

    EntryFileController(EntryAccess access, EntryFiles files, StoredFileAnswer answer, Thumbnails thumbnails) {
        this.access = access;
        this.files = files;
        this.answer = answer;
        this.thumbnails = thumbnails;
    }

    @GetMapping
    void play(
            @PathVariable long id,
            @PathVariable String role,
            Authentication account,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EntryFile file = own(id, role, account);
        if (file.type().kind() == FileType.Kind.VIDEO || file.type().kind() == FileType.Kind.PICTURE) {
            answer.playback(file.stored(), request, response);
        } else {
            answer.attachment(file.stored(), request, response);
        }
    }

    @GetMapping("/download")
    void download(
            @PathVariable long id,
            @PathVariable String role,
            Authentication account,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer.attachment(own(id, role, account).stored(), request, response);
    }

    @GetMapping("/poster")
    ResponseEntity<Resource> poster(@PathVariable long id, @PathVariable String role, Authentication account) {
        EntryFile file = own(id, role, account);
        boolean video = file.type().kind() == FileType.Kind.VIDEO;
        return (video ? thumbnails.poster(file.storageName()) : thumbnails.of(file.storageName()))
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .eTag(file.sha256().substring(0, 16))
                        .body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private EntryFile own(long id, String role, Authentication account) {
        access.own(id, Actor.of(account));
        return FileRole.of(role)
                .flatMap(which -> files.findByEntryIdAndRole(id, which))
                .orElseThrow(() -> new UnknownEntryException(id));
    }
}
