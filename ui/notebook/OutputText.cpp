// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/OutputText.h"

#include "notebook/MimeBundle.h"
#include "render/AnsiParser.h"
#include "render/HtmlTable.h"
#include "render/JsonLines.h"
#include "render/TableText.h"

#include <numeric>

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

QString searchableText(const Output &output)
{
    const notebook::MimeBundle data = output.data();
    const auto table = data.contains(u"text/html") ? render::HtmlTable().parse(data.text(u"text/html")) : std::nullopt;
    if (!table && data.contains(u"application/json") && !data.contains(u"text/html")) { // as OutputRegistry ranks them
        return render::JsonLines::text(data.toJson().value(u"application/json"));
    }
    if (!table) {
        const bool isDisplay =
            output.type() == Output::Type::DisplayData || output.type() == Output::Type::ExecuteResult;
        return isDisplay ? withoutEscapes(outputText(output)) : outputText(output);
    }
    render::TableText all{{}, 0, table->columnCount() - 1, true};
    all.rows.resize(std::size_t(table->rowCount()));
    std::iota(all.rows.begin(), all.rows.end(), 0);
    return all.toString(*table, render::TableText::Format::Tsv);
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
