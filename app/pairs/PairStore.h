// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "pairs/Pair.h"

#include <QCoreApplication>

namespace quire::pairs {

/// The list of pairs, kept in a JSON file that holds no secret. Blocks: not for the UI's thread.
class PairStore
{
    Q_DECLARE_TR_FUNCTIONS(quire::pairs::PairStore)

public:
    explicit PairStore(QString file);

    /// quire/pairs.json in the person's configuration folder (XDG_CONFIG_HOME).
    static QString standardFile();

    /// Reads the file; a missing one is an empty list. Pairs that make no sense are left out. Errors: File, Format;
    /// then nothing is written over what is there.
    [[nodiscard]] Result<void> load();
    const QList<Pair> &pairs() const { return m_pairs; }
    /// The pair of these two folders; the machine's may have several names. `machine`, `address`: see canServe().
    std::optional<Pair> find(const QByteArray &localRoot, const QByteArrayList &remoteRoots, const QString &machine,
                             const QUrl &address) const;

    /// Gives it an id, and a name where it has none; makes the local folder. Errors: Conflict for the same pair again
    /// and for folders inside those of another pair, File, Format for a path that cannot be meant.
    [[nodiscard]] Result<Pair> add(Pair pair);
    /// The pair with the same id. Its folders stay what they are.
    [[nodiscard]] Result<void> change(const Pair &pair);
    [[nodiscard]] Result<void> remove(const QString &id);

private:
    Result<void> check(const Pair &pair) const;
    Result<void> save() const;

    QString m_file;
    QList<Pair> m_pairs;
    bool m_isReadable = true;
};

} // namespace quire::pairs
