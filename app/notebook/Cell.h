// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "notebook/Output.h"

#include <QSet>
#include <QSharedDataPointer>

namespace quire::notebook {

enum class CellType { Code, Markdown, Raw };

class CellData;

/// One cell. A value, implicitly shared. Remembers the text it was read from, so that what nobody changed is written
/// back byte for byte.
class Cell
{
public:
    /// An empty cell with a fresh id.
    explicit Cell(CellType type = CellType::Code, const QString &source = {});
    Cell(const Cell &);
    Cell(Cell &&) noexcept;
    Cell &operator=(const Cell &);
    Cell &operator=(Cell &&) noexcept;
    ~Cell();

    /// From nbformat 4 JSON. An id that is missing, invalid or among `taken` is replaced by a fresh one, which does not
    /// count as a change. ErrorKind::Format says what is wrong; the caller adds where.
    static Result<Cell> fromJson(const JsonValue &object, const QSet<CellId> &taken = {});

    const CellId &id() const;
    CellType type() const;
    const QString &source() const;
    /// An object, possibly empty.
    const JsonValue &metadata() const;
    /// {file name: {MIME type: data}}, possibly empty.
    const JsonValue &attachments() const;
    /// One attachment, for "attachment:NAME" in Markdown.
    MimeBundle attachment(QStringView name) const;
    /// Of code cells only.
    const QList<Output> &outputs() const;
    std::optional<int> executionCount() const;

    void setId(const CellId &id);
    void setType(CellType type);
    void setSource(const QString &source);
    void setMetadata(const JsonValue &metadata);
    void setAttachments(const JsonValue &attachments);
    void setOutputs(const QList<Output> &outputs);
    /// For changing in place; counts as a change.
    QList<Output> &editOutputs();
    void setExecutionCount(std::optional<int> count);

    /// The JSON this cell was read from, null for a new one.
    const JsonValue &origin() const;
    /// False when nobody changed anything since it was read.
    bool isTouched() const;

private:
    QSharedDataPointer<CellData> d;
};

/// "code", "markdown", "raw": nbformat's cell_type.
QString cellTypeName(CellType type);
/// Raw for a name nobody knows: such a cell is shown as plain text and written back as it was.
CellType cellTypeFromName(const QString &name);

} // namespace quire::notebook
