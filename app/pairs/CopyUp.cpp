// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/CopyUp.h"

#include "base/Coroutine.h"

namespace quire::pairs {

using sync::Action;
using sync::TreePath;

struct CopyUp::Group
{
    std::vector<Action> actions;
    /// As opened; later only those that could be.
    std::vector<Result<std::shared_ptr<files::ByteSource>>> opened;
    std::vector<std::shared_ptr<files::ByteSource>> sources;
    std::vector<sync::Intent> intents;
    std::vector<qint64> ids;
    std::vector<sync::Settled> settled;
    std::vector<KeptVersion> versions;
    std::vector<std::pair<QByteArray, QByteArray>> texts;
    /// By path and ticket: what the machine's disk did not take.
    std::vector<std::pair<TreePath, QByteArray>> refused;
    std::optional<Error> fatal;
};

CopyUp::CopyUp(Carrier *carrier, std::vector<Action> actions) : m_carrier(carrier), m_actions(std::move(actions))
{
    // Small ones first: much is safe soon.
    std::ranges::stable_sort(m_actions, {}, [](const Action &one) { return one.there->content.size; });
}

CopyUp::~CopyUp()
{
    m_sending.cancel();
}

Reply<void> CopyUp::run()
{
    while (m_at < m_actions.size()) {
        const std::shared_ptr<Group> group = nextGroup();
        const Result<void> opened = co_await openSources(group);
        if (!opened) {
            co_return opened;
        }
        const Result<void> sent = co_await sendGroup(group);
        if (!sent) {
            co_return sent;
        }
        const Result<void> kept = co_await keepTexts(group);
        if (!kept) {
            co_return kept;
        }
    }
    co_return {};
}

std::shared_ptr<CopyUp::Group> CopyUp::nextGroup()
{
    auto group = std::make_shared<Group>();
    qint64 bytes = 0;
    while (m_at < m_actions.size() && group->actions.size() < filesInGroup &&
           (group->actions.empty() || bytes + m_actions[m_at].there->content.size <= bytesInGroup)) {
        bytes += m_actions[m_at].there->content.size;
        group->actions.push_back(std::move(m_actions[m_at++]));
    }
    return group;
}

Reply<void> CopyUp::openSources(std::shared_ptr<Group> group)
{
    co_return co_await m_carrier->ground().local->run([group](const files::LocalRoot &root) -> Result<void> {
        for (const Action &action : group->actions) {
            group->opened.push_back(root.source(action.path, files::Expectation::of(action.there)));
        }
        return {};
    });
}

/// Of those that could be opened; the others are told of.
std::vector<files::Upload> CopyUp::prepare(Group &group)
{
    std::vector<files::Upload> uploads;
    std::vector<Action> actions;
    for (std::size_t i = 0; i < group.actions.size(); ++i) {
        const Action &action = group.actions[i];
        if (!group.opened[i]) {
            m_carrier->noteProblem(action.path, group.opened[i].error());
            continue;
        }
        group.sources.push_back(*group.opened[i]);
        const QByteArray trace = action.here ? newTrace() : QByteArray();
        sync::Content content = action.there->content;
        content.executable = action.executable;
        group.intents.push_back({.side = sync::Side::Remote,
                                 .path = action.path,
                                 .trace = trace,
                                 .row = sync::BaseEntry{content, action.there->id, {}}});
        uploads.push_back(
            {.path = action.path,
             .source = group.sources.back(),
             .expected = files::Expectation::of(action.here),
             .modified = action.there->modified,
             .executable = action.executable,
             .ticket = uploadTicket(m_carrier->ground().memory, action.path, action.there->content.digest),
             .trace = trace});
        actions.push_back(action);
    }
    group.actions = std::move(actions);
    return uploads;
}

Reply<void> CopyUp::sendGroup(std::shared_ptr<Group> group)
{
    std::vector<files::Upload> uploads = prepare(*group);
    const Result<std::vector<qint64>> ids = co_await m_carrier->ground().journal->intendAll(group->intents);
    if (!ids) {
        co_return Failure(ids.error());
    }
    group->ids = *ids;
    m_sending = m_carrier->ground().remote->upload(std::move(uploads));
    const Result<std::vector<files::Sent>> sent = co_await m_sending;
    if (!sent) {
        co_return Failure(sent.error()); // The notes stay: whether something happened is looked at later.
    }
    takeIn(*group, *sent);
    for (const auto &[path, ticket] : std::exchange(group->refused, {})) { // A full disk is not filled by our parts.
        [[maybe_unused]] const Result<void> gone = co_await m_carrier->ground().remote->discard(path, ticket);
    }
    const Result<void> written = co_await m_carrier->ground().journal->settleAll(group->settled);
    if (!group->versions.empty()) {
        [[maybe_unused]] const Result<void> kept = co_await m_carrier->ground().history->keep(group->versions);
    }
    co_return group->fatal ? Result<void>(Failure(*group->fatal)) : written;
}

void CopyUp::takeIn(Group &group, const std::vector<files::Sent> &sent)
{
    for (std::size_t i = 0; i < group.actions.size(); ++i) {
        const Action &action = group.actions[i];
        if (!sent[i]) {
            if (isFatal(sent[i].error())) {
                group.fatal = sent[i].error();
            } else {
                m_carrier->noteProblem(action.path, sent[i].error());
                group.settled.push_back({group.ids[i], false, {}});
                if (sent[i].error().kind == ErrorKind::File) {
                    const QByteArray &digest = action.there->content.digest;
                    group.refused.emplace_back(action.path,
                                               uploadTicket(m_carrier->ground().memory, action.path, digest));
                }
            }
            continue;
        }
        sync::BaseEntry row = *group.intents[i].row;
        row.remote = sent[i]->id;
        group.settled.push_back({group.ids[i], true, row});
        m_carrier->setRow(action.path, row);
        m_carrier->setPrint(sync::Side::Remote, action.path, *sent[i]);
        ++m_carrier->report().uploaded;
        m_carrier->note({.kind = SyncEvent::Kind::Uploaded, .path = action.path, .trace = group.intents[i].trace});
        m_carrier->noteDone(row.content.size);
        if (action.here) {
            group.versions.push_back({0, sync::Side::Remote, action.path, group.intents[i].trace,
                                      action.here->content.size, QDateTime::currentDateTime()});
        }
        if (isMergeable(action.path, row.content.size)) {
            const Result<QByteArray> bytes = group.sources[i]->read(0, row.content.size);
            if (bytes && group.sources[i]->isUnchanged()) {
                group.texts.emplace_back(row.content.digest, *bytes);
            }
        }
    }
}

Reply<void> CopyUp::keepTexts(std::shared_ptr<Group> group)
{
    if (group->texts.empty()) {
        co_return {};
    }
    co_return co_await m_carrier->ground().history->keepTexts(std::move(group->texts));
}

} // namespace quire::pairs
