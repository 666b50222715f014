// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/OutputText.h"

#include "notebook/MimeBundle.h"
#include "render/AnsiParser.h"

namespace quire::ui {

using notebook::Output;

namespace {

QString withoutEscapes(const QString &text)
{
    render::AnsiParser parser;
    parser.feed(text);
    return parser.lines().text();
}

QString streamText(const Output &output)
{
    render::AnsiParser parser;
    output.readText([&parser](QStringView piece) {
        parser.feed(piece);
        return true;
    });
    return parser.lines().text();
}

} // namespace

QString outputText(const Output &output)
{
    switch (output.type()) {
    case Output::Type::Stream:
        return streamText(output);
    case Output::Type::Error:
        return withoutEscapes(output.traceback().join(u'\n'));
    case Output::Type::DisplayData:
    case Output::Type::ExecuteResult:
        return output.data().text(u"text/plain");
    case Output::Type::Unknown:
        break;
    }
    return {};
}

QString outputText(const QList<Output> &outputs)
{
    QString all;
    for (const Output &output : outputs) {
        if (!all.isEmpty() && !all.endsWith(u'\n')) {
            all += u'\n';
        }
        all += outputText(output);
    }
    return all;
}

} // namespace quire::ui
