// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/ProseWords.h"

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>

namespace Sonnet {
class Speller;
}

namespace quire::ui {

/// Knows how words are spelled, from the dictionaries of the desktop. All work is done on one thread of its own, which
/// the library needs; there must be one of these only.
class Spelling : public QObject
{
    Q_OBJECT

public:
    explicit Spelling(QObject *parent = nullptr);
    /// A word is right when it is in one of these languages ("en_US") that there is a dictionary for.
    explicit Spelling(QStringList languages, QObject *parent = nullptr);
    ~Spelling() override;

    /// Whether there is a dictionary for the person's language or for English.
    QFuture<bool> hasDictionary();
    /// The words of `markdown` that are wrong in the person's language and in English. Empty where there is no
    /// dictionary.
    QFuture<QList<render::ProseWord>> misspelled(const QString &markdown);
    /// For a wrong word, the best first, at most eight.
    QFuture<QStringList> suggestions(const QString &word);
    /// Right from now on: for ever, or until the program ends.
    void learn(const QString &word);
    void ignore(const QString &word);

Q_SIGNALS:
    /// A word counts as right now.
    void changed();

private:
    struct Spellers;

    QThreadPool m_pool;
    std::shared_ptr<Spellers> m_spellers; ///< Only touched in m_pool.
};

} // namespace quire::ui
