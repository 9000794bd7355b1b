/**
 * What people print, sign, seal and file: pages from a template to PDF, in the look of official documents. And what passes
 * through their hands as Word and Excel: files read within limits whoever made them, texts written that stay texts.
 */
@ApplicationModule(
        displayName = "Paper",
        allowedDependencies = {})
package cn.goodnetizen.paper;

import org.springframework.modulith.ApplicationModule;
