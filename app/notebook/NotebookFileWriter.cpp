// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellWriter.h"
#include "notebook/JsonCursor.h"
#include "notebook/NotebookFile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::notebook::NotebookFile {

namespace {

constexpr int firstMinorWithIds = 5;
/// How deep a cell stands in the file.
constexpr int cellDepth = 2;

/// The list of cells of a file that is kept: what lies between two cells stays when both stayed together.
class CellList
{
public:
    explicit CellList(const Notebook &notebook)
        : m_notebook(notebook), m_file(notebook.origin.buffer()), m_before(notebook.origin.value(u"cells"))
    {
    }

    QByteArray write();

private:
    QByteArray cell(const Cell &cell) const;
    QByteArrayView space(qsizetype begin, qsizetype end, bool wantsComma) const;
    QByteArray gap(const Cell *above, const Cell *below) const;

    const Notebook &m_notebook;
    const QByteArray m_file;
    const JsonValue m_before;
};

QByteArray CellList::cell(const Cell &cell) const
{
    JsonWriter writer(m_notebook.style, m_file, JsonWriter::Numbers::AsWritten, cellDepth);
    CellWriter(writer, CellWriter::Mode::Preserve, m_notebook.formatMinor >= firstMinorWithIds).write(cell);
    return writer.take();
}

/// The file's text from `begin` to `end` when it is only space, with one comma or none; else null.
QByteArrayView CellList::space(qsizetype begin, qsizetype end, bool wantsComma) const
{
    if (begin < 0 || begin > end || end > m_file.size()) {
        return {};
    }
    const QByteArrayView text = QByteArrayView(m_file).sliced(begin, end - begin);
    const bool isBlank = std::ranges::all_of(text, [](char c) { return QByteArrayView(" \t\r\n,").contains(c); });
    return isBlank && text.count(',') == (wantsComma ? 1 : 0) ? text : QByteArrayView();
}

/// What stands between two neighbours, or a cell and the bracket, where there is none.
QByteArray CellList::gap(const Cell *above, const Cell *below) const
{
    const auto isHere = [&](const Cell *cell) {
        return !cell || cell->origin().buffer().constData() == m_file.constData();
    };
    if (isHere(above) && isHere(below) && m_before.isArray()) {
        const qsizetype begin = above ? above->origin().end() : m_before.begin() + 1;
        const qsizetype end = below ? below->origin().begin() : m_before.end() - 1;
        if (const QByteArrayView kept = space(begin, end, above && below); !kept.isNull()) {
            return kept.toByteArray();
        }
    }
    if (!above && !below) {
        return {};
    }
    const QByteArray comma = above && below ? m_notebook.style.comma : QByteArray();
    return comma + m_notebook.style.lineBreak(below ? cellDepth : cellDepth - 1);
}

QByteArray CellList::write()
{
    QByteArray out;
    out.reserve(m_file.size() + m_file.size() / 16);
    out.append('[');
    const Cell *above = nullptr;
    for (const Cell &below : m_notebook.cells) {
        out.append(gap(above, &below));
        out.append(cell(below));
        above = &below;
    }
    out.append(gap(above, nullptr));
    out.append(']');
    return out;
}

bool isTopUnchanged(const Notebook &notebook)
{
    const JsonValue metadata = notebook.origin.value(u"metadata");
    const JsonValue minor = notebook.origin.value(u"nbformat_minor");
    return (metadata == notebook.metadata || (metadata.isNull() && notebook.metadata == JsonValue::emptyObject())) &&
           minor.toInt().value_or(0) == notebook.formatMinor;
}

/// The top object when the notebook's own metadata changed.
QByteArray rewrittenTop(const Notebook &notebook, const QByteArray &cells)
{
    JsonWriter writer(notebook.style, notebook.origin.buffer());
    JsonValue top = notebook.origin;
    for (const QString &name : {u"metadata"_s, u"nbformat_minor"_s}) {
        top = top.contains(name) ? top : top.with(name, JsonValue());
    }
    writer.beginObject();
    const QList<JsonMember> members = jsonMembers(top);
    for (const JsonMember &member : members) {
        const JsonValue before = notebook.origin.value(member.key);
        writer.key(member.key);
        if (member.key == u"cells") {
            writer.raw(cells);
        } else if (member.key == u"metadata" && before != notebook.metadata) {
            writer.value(notebook.metadata);
        } else if (member.key == u"nbformat_minor" && before.toInt() != notebook.formatMinor) {
            writer.value(JsonValue::fromInt(notebook.formatMinor));
        } else {
            writer.value(before);
        }
    }
    writer.endObject();
    return writer.take();
}

QByteArray preserved(const Notebook &notebook)
{
    const QByteArrayView file(notebook.origin.buffer());
    const QByteArray cells = CellList(notebook).write();
    QByteArray out = file.first(notebook.origin.begin()).toByteArray();
    if (isTopUnchanged(notebook)) {
        const JsonValue before = notebook.origin.value(u"cells");
        out.reserve(file.size() + cells.size() - (before.end() - before.begin()));
        out.append(file.sliced(out.size(), before.begin() - out.size()));
        out.append(cells);
        out.append(file.sliced(before.end(), notebook.origin.end() - before.end()));
    } else {
        out.append(rewrittenTop(notebook, cells));
    }
    out.append(file.sliced(notebook.origin.end()));
    return out;
}

JsonValue withoutTransient(const JsonValue &metadata)
{
    return metadata.without(u"orig_nbformat").without(u"orig_nbformat_minor").without(u"signature");
}

} // namespace

QByteArray write(const Notebook &notebook)
{
    return notebook.origin.isNull() ? jupyterNormalised(notebook) : preserved(notebook);
}

QByteArray jupyterNormalised(const Notebook &notebook)
{
    JsonWriter writer(JsonStyle(), {}, JsonWriter::Numbers::AsPython);
    CellWriter cells(writer, CellWriter::Mode::Jupyter, notebook.formatMinor >= firstMinorWithIds);
    JsonValue top = notebook.origin.isNull() ? JsonValue::emptyObject() : notebook.origin;
    top = top.with(u"cells", JsonValue())
              .with(u"metadata", withoutTransient(notebook.metadata))
              .with(u"nbformat", JsonValue::fromInt(4))
              .with(u"nbformat_minor", JsonValue::fromInt(notebook.formatMinor));
    writer.beginObject();
    const QList<JsonMember> members = writer.ordered(top);
    for (const JsonMember &member : members) {
        writer.key(member.key);
        if (member.key == u"cells") {
            writer.beginArray();
            std::ranges::for_each(notebook.cells, [&](const Cell &cell) { cells.write(cell); });
            writer.endArray();
        } else {
            writer.value(member.value);
        }
    }
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace quire::notebook::NotebookFile
