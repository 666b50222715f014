// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"
#include "notebook/JsonWriter.h"

namespace quire::notebook {

/// Writes one cell as nbformat 4 JSON.
class CellWriter
{
public:
    enum class Mode {
        Preserve, ///< Members nobody changed keep their text where it came from the writer's file.
        Jupyter,  ///< As nbformat writes it.
    };
    CellWriter(JsonWriter &writer, Mode mode, bool writesIds) : m_writer(writer), m_mode(mode), m_writesIds(writesIds)
    {
    }

    void write(const Cell &cell);

private:
    QStringList memberNames(const Cell &cell) const;
    /// Changed and changed back, as undo does: then its own layout is still right.
    bool isBack(const Cell &cell, const QStringList &names) const;
    bool isUnchanged(const Cell &cell, const QString &name, const JsonValue &before) const;
    void writeMember(const Cell &cell, const QString &name, const JsonValue &before);
    void writeOutputs(const QList<Output> &outputs);
    void writeOutput(const Output &output);
    void writeAttachments(const JsonValue &attachments);
    void writeBundle(const JsonValue &bundle);

    JsonWriter &m_writer;
    Mode m_mode;
    bool m_writesIds;
};

} // namespace quire::notebook
