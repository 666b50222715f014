// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilesBench.h"

#include "files/LocalPart.h"
#include "jupyter/KernelSession.h"
#include "pairs/SyncEngine.h"
#include "support/Waiting.h"
#include "tools/ProcessProbe.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace quire::testing {

namespace {

using files::Expectation;
using sync::TreePath;

TreePath at(const QByteArray &path)
{
    return TreePath::fromBytes(path).value_or(TreePath());
}

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

bool allSent(const Result<std::vector<files::Sent>> &sent)
{
    return sent && std::ranges::all_of(*sent, [](const files::Sent &one) { return one.has_value(); });
}

/// Resident memory of all of a user's processes whose command line holds `word`, in bytes.
qint64 memoryOf(const QString &word)
{
    qint64 bytes = 0;
    for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile command(u"/proc/"_s + process + u"/cmdline"_s);
        QFile memory(u"/proc/"_s + process + u"/statm"_s);
        if (command.open(QIODevice::ReadOnly) && command.readAll().contains(word.toUtf8()) &&
            memory.open(QIODevice::ReadOnly)) {
            bytes = std::max(bytes, memory.readAll().split(' ').value(1).toLongLong() * 4096);
        }
    }
    return bytes;
}

} // namespace

FilesBench::FilesBench(Options options) : m_options(std::move(options))
{
    m_isFine = m_server.start();
    m_connection = std::make_unique<net::ServerConnection>(
        net::Endpoint{.baseUrl = m_server.url(), .token = Secret(m_server.token())}, m_clock);
    m_link = std::make_unique<files::AgentLink>(m_connection.get());
    m_root =
        std::make_unique<files::AgentRoot>(m_link.get(), m_connection.get(), m_server.root().toUtf8(), QByteArray());
    m_tools = std::make_unique<ReferenceTools>(m_server.url(), m_server.token());
    m_isFine = m_isFine && wait(m_root->open(false)).has_value();
}

FilesBench::~FilesBench()
{
    m_root.reset();
    m_isFine = wait(m_link->stop()).has_value() && m_isFine;
}

bool FilesBench::wants(const QString &metric) const
{
    return m_options.only.isEmpty() ||
           std::ranges::any_of(m_options.only, [&metric](const QString &name) { return metric.startsWith(name); });
}

FilesBench::Cost FilesBench::once(const Timed &timed) const
{
    const double before = tools::familyCpuSeconds();
    const double seconds = timed();
    return {seconds, tools::familyCpuSeconds() - before};
}

FilesBench::Cost FilesBench::median(const Timed &timed) const
{
    QList<Cost> costs;
    for (int run = 0; run < m_options.runs; ++run) {
        costs.append(once(timed));
    }
    std::ranges::sort(costs, {}, &Cost::seconds);
    return costs.constFirst().seconds < 0 ? Cost() : costs.at(costs.size() / 2);
}

void FilesBench::print(QJsonObject line)
{
    m_isFine = m_isFine && line.value("value"_L1).toDouble() >= 0;
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

void FilesBench::print(const QString &metric, double value, const QString &unit)
{
    print({{u"metric"_s, metric}, {u"value"_s, value}, {u"unit"_s, unit}});
}

/// The CPU time tells what a busy machine does to the seconds.
void FilesBench::printCost(const QString &metric, const Cost &cost, const QList<Reference> &references)
{
    QJsonObject line{{u"metric"_s, metric}, {u"value"_s, cost.seconds}, {u"unit"_s, u"s"_s}, {u"cpu_s"_s, cost.cpu}};
    QJsonObject ratios;
    for (const Reference &one : references) {
        line.insert(one.name, QJsonObject{{u"s"_s, one.cost.seconds}, {u"cpu_s"_s, one.cost.cpu}});
        const bool isKnown = one.cost.seconds > 0 && cost.seconds > 0;
        ratios.insert(one.name, isKnown ? QJsonValue(one.cost.seconds / cost.seconds) : QJsonValue());
    }
    if (!references.isEmpty()) {
        line.insert(u"times_as_fast"_s, ratios);
    }
    print(line);
}

bool FilesBench::run()
{
    if (!m_isFine) {
        return false;
    }
    if (wants(u"large_up"_s)) {
        measureLargeUp();
    }
    if (wants(u"large_down"_s)) {
        measureLargeDown();
    }
    if (wants(u"small"_s)) {
        measureSmall();
    }
    if (wants(u"far"_s)) {
        measureSmallFarAway();
    }
    if (wants(u"list"_s)) {
        measureListing();
    }
    if (wants(u"sync"_s)) {
        measureSync();
    }
    if (wants(u"delta"_s)) {
        measureDelta();
    }
    if (wants(u"guest"_s)) {
        measureGuests();
    }
    return m_isFine;
}

void FilesBench::makeFiles(const QString &folder, int count, qsizetype size) const
{
    QDir().mkpath(folder);
    QByteArray bytes(size, Qt::Uninitialized);
    for (int i = 0; i < count; ++i) {
        QRandomGenerator(quint32(i + 1)).fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
        QFile file(folder + u"/f%1"_s.arg(i));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != size) {
            qWarning("the disk is full");
        }
    }
}

double FilesBench::upload(files::AgentRoot &root, const QString &file, const char *name)
{
    const QFileInfo info(file);
    files::LocalRoot local(info.path().toUtf8());
    if (!local.open()) {
        return -1;
    }
    QElapsedTimer timer;
    timer.start();
    const auto source = local.source(at(info.fileName().toUtf8()), {Expectation::Kind::Anything});
    const auto sent = wait(root.upload({{.path = at(name),
                                         .source = *source,
                                         .expected = {Expectation::Kind::Anything},
                                         .ticket = "bench",
                                         .wantsDigest = false}}), // As the transfer queue does.
                           std::chrono::minutes(10));
    return allSent(sent) ? seconds(timer) : -1;
}

double FilesBench::download(files::AgentRoot &root, const char *name, const QString &file)
{
    const QFileInfo info(file);
    files::LocalRoot local(info.path().toUtf8());
    if (!local.open()) {
        return -1;
    }
    QElapsedTimer timer;
    timer.start();
    const TreePath target = at(info.fileName().toUtf8());
    const auto part = local.part(target, "bench");
    const auto got = wait(root.download({{.path = at(name), .sink = *part}}), std::chrono::minutes(10));
    const bool isPlaced = allSent(got) && (*part)->commit(local, {Expectation::Kind::Anything}, {}).has_value();
    return isPlaced ? seconds(timer) : -1;
}

double FilesBench::uploadMany(files::AgentRoot &root, const QString &folder, const char *to)
{
    files::LocalRoot local(folder.toUtf8());
    if (!local.open() || !wait(root.makeFolder(at(to)))) {
        return -1;
    }
    QElapsedTimer timer;
    timer.start();
    std::vector<files::Upload> uploads;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        const auto source = local.source(at(name.toUtf8()), {Expectation::Kind::Anything});
        uploads.push_back({.path = at(to).child(name.toUtf8()),
                           .source = *source,
                           .expected = {Expectation::Kind::Anything},
                           .ticket = "b-" + name.toUtf8()});
    }
    return allSent(wait(root.upload(uploads), std::chrono::minutes(10))) ? seconds(timer) : -1;
}

double FilesBench::downloadMany(files::AgentRoot &root, const char *from, const QString &folder)
{
    QDir().mkpath(folder);
    files::LocalRoot local(folder.toUtf8());
    if (!local.open()) {
        return -1;
    }
    QElapsedTimer timer;
    timer.start();
    const auto listed = wait(root.list(at(from)));
    std::vector<TreePath> names;
    for (const auto &[path, entry] : listed->entries()) {
        names.push_back(path);
    }
    constexpr std::size_t partsAtOnce = 400; // Each is an open file.
    for (std::size_t first = 0; first < names.size(); first += partsAtOnce) {
        std::vector<files::Download> downloads;
        std::vector<std::shared_ptr<files::LocalPart>> parts;
        for (std::size_t i = first; i < std::min(names.size(), first + partsAtOnce); ++i) {
            parts.push_back(*local.part(at(names[i].name()), "b" + QByteArray::number(i)));
            downloads.push_back(
                {.path = names[i], .sink = parts.back(), .expected = Expectation::of(listed->at(names[i]))});
        }
        if (!allSent(wait(root.download(downloads), std::chrono::minutes(10)))) {
            return -1;
        }
        if (!local.syncAll()) {
            return -1;
        }
        for (const auto &part : parts) {
            if (!part->commit(local, {Expectation::Kind::Anything}, {})) {
                return -1;
            }
        }
    }
    return seconds(timer);
}

void FilesBench::measureLargeUp()
{
    const QString file = here(u"large/f0"_s);
    makeFiles(here(u"large"_s), 1, qsizetype(m_options.megabytes) << 20);
    const Cost up = median([&] { return upload(*m_root, file, "large"); });
    printCost(u"large_up_s"_s, up,
              {{u"curl_contents"_s, median([&] { return m_tools->curlUpload(file, u"large-curl"_s); })},
               {u"rsync"_s, median([&] {
                    QFile::remove(there(u"large-rsync"_s));
                    return m_tools->rsync(file, there(u"large-rsync"_s), true);
                })},
               {u"rclone"_s, median([&] { return m_tools->rclone(file, there(u"large-rclone"_s), true); })}});
    for (const char *name : {"large", "large-curl", "large-rsync", "large-rclone"}) {
        QFile::remove(there(QString::fromLatin1(name)));
    }
    QFile::remove(file);
}

void FilesBench::measureLargeDown()
{
    makeFiles(there(u"large"_s), 1, qsizetype(m_options.megabytes) << 20);
    const Cost down = median([&] { return download(*m_root, "large/f0", here(u"back"_s)); });
    printCost(u"large_down_s"_s, down,
              {{u"curl_files"_s, median([&] { return m_tools->curlDownload(u"large/f0"_s, here(u"back-curl"_s)); })},
               {u"rsync"_s, median([&] {
                    QFile::remove(here(u"back-rsync"_s));
                    return m_tools->rsync(there(u"large/f0"_s), here(u"back-rsync"_s), false);
                })}});
    QFile::remove(there(u"large/f0"_s));
    for (const char *name : {"back", "back-curl", "back-rsync"}) {
        QFile::remove(here(QString::fromLatin1(name)));
    }
}

void FilesBench::measureSmall()
{
    const QString folder = here(u"small"_s);
    makeFiles(folder, m_options.small, 4096);
    int run = 0;
    const auto fresh = [&run](const char *name) { return QString::fromLatin1(name) + QString::number(++run); };
    const Cost up = median([&] { return uploadMany(*m_root, folder, fresh("up").toLatin1().constData()); });
    const Cost curl = median([&] {
        const QString to = fresh("curl");
        QDir().mkpath(there(to));
        return m_tools->curlUploadMany(folder, to, 8, m_server.url());
    });
    const Cost rsync = median([&] { return m_tools->rsync(folder + u'/', there(fresh("rsync")), true); });
    const Cost rclone = once([&] { return m_tools->rcloneFolder(folder, there(fresh("rclone"))); });
    printCost(u"small_up_s"_s, up, {{u"curl_contents"_s, curl}, {u"rsync"_s, rsync}, {u"rclone"_s, rclone}});
    const Cost down = median([&] { return downloadMany(*m_root, "up1", here(fresh("down"))); });
    printCost(u"small_down_s"_s, down,
              {{u"rsync"_s, median([&] { return m_tools->rsync(there(u"up1/"_s), here(fresh("rs")), false); })}});
}

void FilesBench::measureSmallFarAway()
{
    constexpr std::chrono::milliseconds oneWay(20); // 40 ms there and back.
    const QString folder = here(u"small-far"_s);
    makeFiles(folder, m_options.small, 4096);
    FaultProxy proxy(m_server.port());
    QUrl url = m_server.url();
    url.setPort(proxy.port());
    net::ServerConnection connection({.baseUrl = url, .token = Secret(m_server.token())}, m_clock);
    files::AgentLink link(&connection);
    files::AgentRoot root(&link, &connection, m_server.root().toUtf8(), QByteArray());
    m_isFine = wait(root.open(false)).has_value() && m_isFine;
    proxy.delay(oneWay);
    const Cost up = median(
        [&, run = 0]() mutable { return uploadMany(root, folder, ("far" + QByteArray::number(++run)).constData()); });
    QDir().mkpath(there(u"far-curl"_s));
    printCost(u"far_small_up_s"_s, up,
              {{u"curl_contents_16"_s, once([&] { return m_tools->curlUploadMany(folder, u"far-curl"_s, 16, url); })}});
    m_isFine = wait(link.stop()).has_value() && m_isFine;
}

void FilesBench::measureListing()
{
    makeFiles(there(u"many"_s), m_options.many, 4);
    printCost(u"list_s"_s, median([&] {
                  QElapsedTimer timer;
                  timer.start();
                  const auto listed = wait(m_root->list(at("many")));
                  return listed && int(listed->entries().size()) == m_options.many ? seconds(timer) : -1;
              }));
}

void FilesBench::measureSync()
{
    const QString local = here(u"pair"_s);
    makeFiles(local, m_options.many, 64);
    QDir().mkpath(there(u"pair"_s));
    files::AgentRoot root(m_link.get(), m_connection.get(), there(u"pair"_s).toUtf8(), "pair/"_ba);
    m_isFine = wait(root.open(false)).has_value() && m_isFine;
    pairs::SyncEngine engine(
        {.localRoot = local.toUtf8(), .remoteRoot = there(u"pair"_s).toUtf8(), .owner = u"bench"_s}, &root,
        here(u"state"_s));
    const auto sync = [&engine] {
        QElapsedTimer timer;
        timer.start();
        const auto report = wait(engine.run({}), std::chrono::minutes(10));
        return report && report->outcome == pairs::SyncReport::Outcome::InSync ? seconds(timer) : -1;
    };
    printCost(u"sync_first_s"_s, once(sync));
    printCost(u"sync_nochange_s"_s, median(sync));
}

void FilesBench::measureDelta()
{
    const QString file = here(u"delta/f0"_s);
    makeFiles(here(u"delta"_s), 1, qsizetype(m_options.megabytes) << 20);
    FaultProxy proxy(m_server.port());
    QUrl url = m_server.url();
    url.setPort(proxy.port());
    net::ServerConnection connection({.baseUrl = url, .token = Secret(m_server.token())}, m_clock);
    files::AgentLink link(&connection);
    files::AgentRoot root(&link, &connection, m_server.root().toUtf8(), QByteArray());
    m_isFine = upload(root, file, "delta") >= 0 && m_isFine;
    QFile changed(file);
    if (!changed.open(QIODevice::ReadWrite) || !changed.seek(changed.size() / 3) ||
        changed.write(QByteArray(1 << 20, 'x')) != 1 << 20) {
        m_isFine = false;
    }
    changed.close();
    const auto there = wait(root.stat(at("delta"), false));
    files::LocalRoot local(here(u"delta"_s).toUtf8());
    m_isFine = local.open().has_value() && m_isFine;
    const qint64 before = proxy.bytesUp();
    QElapsedTimer timer;
    timer.start();
    const auto sent = wait(root.upload({{.path = at("delta"),
                                         .source = *local.source(at("f0"), {Expectation::Kind::Anything}),
                                         .expected = Expectation::of(*there),
                                         .ticket = "delta"}}),
                           std::chrono::minutes(10));
    const double time = seconds(timer);
    print(u"delta_sent_mb"_s, allSent(sent) ? double(proxy.bytesUp() - before) / 1e6 : -1, u"MB"_s);
    print(u"delta_s"_s, time, u"s"_s);
    m_isFine = wait(link.stop()).has_value() && m_isFine;
}

/// What another person's kernel, and the server, feel of an upload.
void FilesBench::measureGuests()
{
    jupyter::Kernels kernels(m_connection.get());
    const auto kernel = wait(kernels.start(u"python3"_s));
    jupyter::KernelSession session(m_connection.get(), kernel ? kernel->id : QString(),
                                   jupyter::KernelSession::newId());
    session.open();
    const auto p95 = [&session](const std::function<bool()> &goesOn) {
        QList<double> times;
        while (goesOn()) {
            QElapsedTimer timer;
            timer.start();
            const auto run = session.execute({.code = u"1+1"_s});
            QEventLoop loop;
            QObject::connect(run.get(), &jupyter::Execution::ended, &loop, &QEventLoop::quit);
            loop.exec();
            times.append(double(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(times);
        return times.isEmpty() ? -1.0 : times.at(times.size() * 95 / 100);
    };
    int left = 60;
    const double quiet = p95([&left] { return --left > 0; });
    const qint64 memory = memoryOf(m_server.root());
    makeFiles(here(u"guest"_s), 1, qsizetype(m_options.megabytes) << 20);
    files::LocalRoot local(here(u"guest"_s).toUtf8());
    m_isFine = local.open().has_value() && m_isFine;
    const auto sending = m_root->upload({{.path = at("guest"),
                                          .source = *local.source(at("f0"), {Expectation::Kind::Anything}),
                                          .expected = {Expectation::Kind::Anything},
                                          .ticket = "guest"}});
    qint64 most = memory;
    const double busy = p95([&] {
        most = std::max(most, memoryOf(m_server.root()));
        return !sending.isFinished();
    });
    print(u"guest_execute_p95_growth_ms"_s, busy - quiet, u"ms"_s);
    print(u"guest_server_memory_growth_mb"_s, double(most - memory) / 1e6, u"MB"_s);
    m_isFine = wait(kernels.shutDown(session.kernelId())).has_value() && m_isFine;
}

} // namespace quire::testing
