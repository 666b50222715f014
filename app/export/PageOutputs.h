// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"
#include "export/PageText.h"
#include "notebook/Output.h"
#include "render/OutputWays.h"

namespace quire::exporting {

class PageFrames;

/// Outputs as HTML, chosen among their types as on the screen (render::OutputWays). Something is always shown: what
/// cannot be leaves a note.
class PageOutputs
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PageOutputs)

public:
    /// All of them outlive it. `frames`: null where nothing may run.
    PageOutputs(PageText &text, PagePictures &pictures, render::CodeHighlighter &highlighter, PageFrames *frames,
                IsCancelled isCancelled)
        : m_text(text),
          m_pictures(pictures),
          m_highlighter(highlighter),
          m_frames(frames),
          m_isCancelled(std::move(isCancelled))
    {
    }

    void append(QByteArray &out, const notebook::Output &output);
    /// What of HTML can do no harm, or all of it in a frame where it may run; for raw cells too.
    void appendHtml(QByteArray &out, const QString &html);
    /// Sentences on what could not be shown, each once.
    const QStringList &remarks() const { return m_remarks; }

private:
    bool appendAs(QByteArray &out, const notebook::Output &output, const render::OutputWay &way);
    void appendDisplay(QByteArray &out, const notebook::Output &output);
    void appendStream(QByteArray &out, const notebook::Output &output);
    void appendError(QByteArray &out, const notebook::Output &output);
    bool appendLive(QByteArray &out, const notebook::Output &output, const QString &mimeType);
    bool appendStill(QByteArray &out, const QString &html, const char *kind);
    bool appendTable(QByteArray &out, const notebook::MimeBundle &data);
    bool appendRich(QByteArray &out, const QString &html);
    bool appendPicture(QByteArray &out, const notebook::Output &output, const QString &mimeType);
    bool appendPdf(QByteArray &out, const notebook::MimeBundle &data);
    void appendPlain(QByteArray &out, const notebook::MimeBundle &data);
    void appendNote(QByteArray &out, const QString &text);
    QByteArray standIn(const notebook::Output &output);
    std::function<QString(const QString &)> pictureOf() const;

    PageText &m_text;
    PagePictures &m_pictures;
    render::CodeHighlighter &m_highlighter;
    PageFrames *m_frames;
    IsCancelled m_isCancelled;
    QStringList m_remarks;
};

} // namespace quire::exporting
