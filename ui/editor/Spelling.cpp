// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Spelling.h"

#include <QHash>
#include <QLocale>
#include <QtConcurrentRun>

#include <sonnet/speller.h>

#include <algorithm>
#include <vector>

namespace quire::ui {

using render::ProseWord;

namespace {

constexpr qsizetype mostSuggestions = 8;
constexpr qsizetype mostKnown = 50'000;

/// The person's, and English.
QStringList preferredLanguages()
{
    QStringList languages{QLocale().name()};
    if (!languages.first().startsWith(u"en")) {
        languages.append(QStringLiteral("en_US"));
    }
    return languages;
}

} // namespace

struct Spelling::Spellers
{
    QStringList languages;
    bool isReady = false;
    std::vector<Sonnet::Speller> all;
    QHash<QString, bool> known; ///< Words looked up, and whether they are wrong.

    void makeReady()
    {
        if (isReady) {
            return;
        }
        isReady = true;
        const QStringList available = Sonnet::Speller().availableLanguages();
        for (const QString &language : std::as_const(languages)) {
            const QString family = language.section(u'_', 0, 0);
            const auto isFamily = [&](const QString &one) { return one.section(u'_', 0, 0) == family; };
            const auto found = available.contains(language) ? std::ranges::find(available, language)
                                                            : std::ranges::find_if(available, isFamily);
            if (found != available.end()) {
                all.emplace_back(*found);
            }
        }
        std::erase_if(all, [](const Sonnet::Speller &speller) { return !speller.isValid(); });
    }

    bool isWrong(const QString &word)
    {
        if (const auto found = known.constFind(word); found != known.constEnd()) {
            return *found;
        }
        if (known.size() >= mostKnown) {
            known.clear();
        }
        const bool wrong = std::ranges::all_of(all, [&](const auto &speller) { return speller.isMisspelled(word); });
        known.insert(word, wrong);
        return wrong;
    }
};

Spelling::Spelling(QObject *parent) : Spelling(preferredLanguages(), parent) {}

Spelling::Spelling(QStringList languages, QObject *parent) : QObject(parent), m_spellers(std::make_shared<Spellers>())
{
    m_spellers->languages = std::move(languages);
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

Spelling::~Spelling()
{
    // Where they were made they also go.
    m_pool.start([spellers = std::move(m_spellers)] { spellers->all.clear(); });
    m_pool.waitForDone();
}

QFuture<bool> Spelling::hasDictionary()
{
    return QtConcurrent::run(&m_pool, [spellers = m_spellers] {
        spellers->makeReady();
        return !spellers->all.empty();
    });
}

QFuture<QList<ProseWord>> Spelling::misspelled(const QString &markdown)
{
    return QtConcurrent::run(&m_pool, [spellers = m_spellers, markdown] {
        spellers->makeReady();
        QList<ProseWord> words;
        if (!spellers->all.empty()) {
            words = render::proseWords(markdown);
            words.removeIf(
                [&](const ProseWord &word) { return !spellers->isWrong(markdown.sliced(word.start, word.length)); });
        }
        return words;
    });
}

QFuture<QStringList> Spelling::suggestions(const QString &word)
{
    return QtConcurrent::run(&m_pool, [spellers = m_spellers, word] {
        spellers->makeReady();
        QStringList found;
        for (const Sonnet::Speller &speller : spellers->all) {
            const QStringList more = speller.suggest(word);
            found += more.first(std::min(mostSuggestions, more.size()));
        }
        found.removeDuplicates();
        return found.first(std::min(mostSuggestions, found.size()));
    });
}

void Spelling::learn(const QString &word)
{
    QtConcurrent::run(&m_pool, [spellers = m_spellers, word] {
        spellers->makeReady();
        for (Sonnet::Speller &speller : spellers->all) {
            speller.addToPersonal(word);
        }
        spellers->known.clear();
    }).then(this, [this] { Q_EMIT changed(); });
}

void Spelling::ignore(const QString &word)
{
    QtConcurrent::run(&m_pool, [spellers = m_spellers, word] {
        spellers->makeReady();
        for (Sonnet::Speller &speller : spellers->all) {
            speller.addToSession(word);
        }
        spellers->known.clear();
    }).then(this, [this] { Q_EMIT changed(); });
}

} // namespace quire::ui
