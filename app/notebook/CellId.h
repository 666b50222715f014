// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <optional>

namespace quire::notebook {

/// Names a cell within its notebook: 1 to 64 characters of a-z, A-Z, 0-9, '-' and '_' (nbformat 4.5), or none at all.
class CellId
{
public:
    /// No cell.
    CellId() = default;
    static std::optional<CellId> fromString(const QString &text);
    static bool isValid(QStringView text);
    /// Eight random hexadecimal digits, as Jupyter makes them.
    static CellId generate();

    bool isNull() const { return m_text.isEmpty(); }
    const QString &toString() const { return m_text; }

    bool operator==(const CellId &) const = default;
    friend size_t qHash(const CellId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit CellId(const QString &text) : m_text(text) {}
    QString m_text;
};

} // namespace quire::notebook

Q_DECLARE_METATYPE(quire::notebook::CellId)
