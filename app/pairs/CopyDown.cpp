// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/CopyDown.h"

#include "base/Coroutine.h"
#include "pairs/CopyUp.h"

namespace quire::pairs {

using sync::Action;

namespace {

/// One file on its way.
struct Arrival
{
    Action action;
    std::shared_ptr<files::LocalPart> part = {};
    /// As it was fetched.
    sync::Entry from = {};
    sync::BaseEntry row = {};
    QByteArray trace = {};
    QByteArray text = {};
    qint64 intent = 0;
    std::optional<sync::Entry> placed = {};
    std::optional<Error> error = {};
};

} // namespace

struct CopyDown::Group
{
    std::vector<Arrival> files;

    void dropFailed(Carrier *carrier)
    {
        for (const Arrival &file : files) {
            if (file.error) {
                carrier->noteProblem(file.action.path, *file.error);
            }
        }
        std::erase_if(files, [](const Arrival &file) { return file.error.has_value(); });
    }
};

CopyDown::CopyDown(Carrier *carrier, std::vector<Action> actions) : m_carrier(carrier), m_actions(std::move(actions))
{
    std::ranges::stable_sort(m_actions, {}, [](const Action &one) { return one.there->content.size; });
}

CopyDown::~CopyDown()
{
    m_fetching.cancel();
}

Reply<void> CopyDown::run()
{
    while (m_at < m_actions.size()) {
        const std::shared_ptr<Group> group = nextGroup();
        Result<void> done = co_await openParts(group);
        if (done) {
            done = co_await fetch(group);
        }
        if (done) {
            done = co_await putInPlace(group);
        }
        if (!done) {
            co_return done;
        }
    }
    co_return {};
}

std::shared_ptr<CopyDown::Group> CopyDown::nextGroup()
{
    // Each part is an open file.
    constexpr std::size_t partsAtOnce = 400;
    auto group = std::make_shared<Group>();
    qint64 bytes = 0;
    while (m_at < m_actions.size() && group->files.size() < partsAtOnce &&
           (group->files.empty() || bytes + m_actions[m_at].there->content.size <= bytesInGroup)) {
        bytes += m_actions[m_at].there->content.size;
        group->files.push_back({.action = std::move(m_actions[m_at++])});
    }
    return group;
}

Reply<void> CopyDown::openParts(std::shared_ptr<Group> group)
{
    const Result<void> opened =
        co_await m_carrier->ground().local->run([group](const files::LocalRoot &root) -> Result<void> {
            for (Arrival &file : group->files) {
                file.trace = newTrace();
                const Result<std::shared_ptr<files::LocalPart>> part = root.part(file.action.path, file.trace);
                if (part) {
                    file.part = *part;
                } else {
                    file.error = part.error();
                }
            }
            return {};
        });
    group->dropFailed(m_carrier);
    co_return opened;
}

Reply<void> CopyDown::fetch(std::shared_ptr<Group> group)
{
    std::vector<files::Download> downloads;
    for (const Arrival &file : group->files) {
        downloads.push_back(
            {.path = file.action.path, .sink = file.part, .expected = files::Expectation::of(file.action.there)});
    }
    m_fetching = m_carrier->ground().remote->download(std::move(downloads));
    const Result<std::vector<files::Sent>> got = co_await m_fetching;
    if (!got) {
        co_return Failure(got.error());
    }
    for (std::size_t i = 0; i < group->files.size(); ++i) {
        if (got->at(i)) {
            group->files[i].from = *got->at(i);
        } else if (isFatal(got->at(i).error())) {
            co_return Failure(got->at(i).error());
        } else {
            group->files[i].error = got->at(i).error();
        }
    }
    group->dropFailed(m_carrier);
    const Result<void> finished =
        co_await m_carrier->ground().local->run([group](const files::LocalRoot &root) -> Result<void> {
            finishParts(*group);
            return root.syncAll();
        });
    group->dropFailed(m_carrier);
    co_return finished;
}

void CopyDown::finishParts(Group &group)
{
    for (Arrival &file : group.files) {
        const sync::Content &wanted = file.action.there->content;
        const Result<QByteArray> digest = file.part->digest(file.from.content.size);
        if (!digest) {
            file.error = digest.error();
            continue;
        }
        const QByteArray told = file.from.content.digest.isEmpty() ? wanted.digest : file.from.content.digest;
        if (!told.isEmpty() && told != *digest) {
            file.error = Error{ErrorKind::Protocol, CopyDown::tr("It arrived damaged and was not kept."), {}, 0};
            continue;
        }
        const Result<void> finished = file.part->finish(file.action.there->modified, file.action.executable);
        if (!finished) {
            file.error = finished.error();
            continue;
        }
        sync::Content content = wanted;
        content.size = file.from.content.size;
        content.digest = *digest;
        content.executable = file.action.executable;
        file.row = {content, file.part->id(), file.action.there->id};
    }
}

Reply<void> CopyDown::putInPlace(std::shared_ptr<Group> group)
{
    std::vector<sync::Intent> intents;
    for (const Arrival &file : group->files) {
        intents.push_back({.side = sync::Side::Local,
                           .path = file.action.path,
                           .trace = file.action.here ? file.trace : QByteArray(),
                           .row = file.row});
    }
    const Result<std::vector<qint64>> ids = co_await m_carrier->ground().journal->intendAll(intents);
    if (!ids) {
        co_return Failure(ids.error());
    }
    for (std::size_t i = 0; i < group->files.size(); ++i) {
        group->files[i].intent = ids->at(i);
    }
    const Result<void> placed =
        co_await m_carrier->ground().local->run([group](const files::LocalRoot &root) -> Result<void> {
            commitParts(*group, root);
            return root.syncAll();
        });
    if (!placed) {
        co_return placed;
    }
    co_return co_await writeDown(group);
}

Reply<void> CopyDown::writeDown(std::shared_ptr<Group> group)
{
    std::vector<sync::Settled> settled;
    std::vector<KeptVersion> versions;
    std::vector<std::pair<QByteArray, QByteArray>> texts;
    for (const Arrival &file : group->files) {
        settled.push_back({file.intent, file.placed.has_value(), file.row});
        if (file.placed && file.action.here) {
            versions.push_back({0, sync::Side::Local, file.action.path, file.trace, file.action.here->content.size,
                                QDateTime::currentDateTime()});
        }
        if (file.placed && !file.text.isEmpty()) {
            texts.emplace_back(file.row.content.digest, file.text);
        }
    }
    const Result<void> written = co_await m_carrier->ground().journal->settleAll(settled);
    if (!versions.empty()) {
        [[maybe_unused]] const Result<void> kept = co_await m_carrier->ground().history->keep(versions);
    }
    if (!texts.empty()) {
        [[maybe_unused]] const Result<void> kept = co_await m_carrier->ground().history->keepTexts(texts);
    }
    takeIn(*group);
    co_return written;
}

void CopyDown::commitParts(Group &group, const files::LocalRoot &root)
{
    for (Arrival &file : group.files) {
        const files::Expectation expected = files::Expectation::of(file.action.here);
        if (isMergeable(file.action.path, file.row.content.size)) {
            file.text = file.part->bytes(file.row.content.size);
        }
        const Result<sync::Entry> placed = file.part->commit(root, expected, file.trace);
        file.part.reset();
        if (placed) {
            file.placed = *placed;
        } else {
            file.error = placed.error();
        }
    }
}

void CopyDown::takeIn(Group &group)
{
    for (const Arrival &file : group.files) {
        if (!file.placed) {
            continue;
        }
        m_carrier->setRow(file.action.path, file.row);
        m_carrier->setPrint(sync::Side::Local, file.action.path, *file.placed);
        sync::Entry there = *file.action.there;
        there.content.digest = file.row.content.digest;
        there.changed = there.changed != 0 ? there.changed : file.from.changed;
        m_carrier->setPrint(sync::Side::Remote, file.action.path, there);
        ++m_carrier->report().downloaded;
        m_carrier->note({.kind = SyncEvent::Kind::Downloaded,
                         .path = file.action.path,
                         .trace = file.action.here ? file.trace : QByteArray()});
        m_carrier->noteDone(file.row.content.size);
    }
    group.dropFailed(m_carrier);
}

} // namespace quire::pairs
