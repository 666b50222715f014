// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Formula.h"

#include <QString>

#include <optional>

namespace quire::render {

/// Set formulas in a folder, a file each, bounded; the oldest go. Reads and writes files: for worker threads.
class FormulaCache
{
public:
    /// Bytes of all files together.
    static constexpr qint64 largest = 24 * 1024 * 1024;

    /// An empty folder name keeps nothing.
    explicit FormulaCache(QString folder, qint64 limit = largest);

    /// Nothing when it is not there or damaged.
    std::optional<Formula> find(const MathRequest &request) const;
    void insert(const MathRequest &request, const Formula &formula);

private:
    QString fileOf(const MathRequest &request) const;
    void makeRoom();

    QString m_folder;
    qint64 m_limit;
    qint64 m_writtenSinceCheck;
};

} // namespace quire::render
