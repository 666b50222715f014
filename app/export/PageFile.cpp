// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageFile.h"

#include "export/PageStyle.h"
#include "render/AnsiHtml.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

QByteArray hashOf(const QByteArray &script)
{
    return "'sha256-" + QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64() + '\'';
}

/// Nothing but what stands in the file. Frames inherit it: where there are some, it lets their scripts run, but
/// neither the page's texts (which are cleaned) nor anything from outside.
QByteArray policy(bool hasFrames, const QByteArrayList &scripts)
{
    QByteArray hashes;
    for (const QByteArray &script : scripts) {
        hashes += ' ' + hashOf(script);
    }
    const QByteArray always =
        "default-src 'none';style-src 'unsafe-inline' blob:;font-src data:;base-uri 'none';form-action "
        "'none';frame-src 'none';";
    return always + (hasFrames ? "img-src data: blob:;media-src data: blob:;connect-src data: blob:;worker-src blob:;"
                                 "script-src 'unsafe-inline' 'unsafe-eval' blob:"
                               : "img-src data:;script-src" + hashes);
}

} // namespace

QByteArray PageFile::themeButton()
{
    const QByteArray name = render::toHtmlBytes(tr("Light or dark"));
    return "<button id=\"theme\" type=\"button\" hidden title=\"" + name + "\" aria-label=\"" + name + "\"></button>\n";
}

Result<PageFile::Ends> PageFile::around(const PageAssets &assets, const PageBody &body) const
{
    QByteArray sheet = PageStyle::colors(body.highlighter());
    for (const QString &style : styles) {
        const auto content = assets.read(style);
        if (!content) {
            return Failure(content.error());
        }
        sheet += *content;
    }
    QByteArrayList code;
    for (const QString &script : scripts) {
        const auto content = assets.read(script);
        if (!content) {
            return Failure(content.error());
        }
        code.append(*content);
    }
    const bool hasFrames = body.frames() && !body.frames()->isEmpty();
    const auto parts = hasFrames ? body.frames()->parts(assets, PageStyle::frameColors()) : Result<QByteArray>();
    if (!parts) {
        return Failure(parts.error());
    }
    Ends ends;
    ends.head = "<!DOCTYPE html>\n<html lang=\"" +
                render::toHtmlBytes(tr("en", "Code of the language that this is a translation into")) +
                "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                policy(hasFrames, code) +
                "\">\n<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\">\n<meta name=\"referrer\" "
                "content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, "
                "initial-scale=1\">\n<meta name=\"generator\" content=\"Quire\">\n<title>" +
                render::toHtmlBytes(title) + "</title>\n<style>\n" + sheet + "</style>\n</head>\n<body class=\"" +
                bodyClass + "\">\n";
    ends.foot = *parts;
    for (const QByteArray &script : std::as_const(code)) {
        ends.foot += "<script>" + script + "</script>\n";
    }
    ends.foot += "</body>\n</html>\n";
    return ends;
}

} // namespace quire::exporting
