// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportRun.h"

#include "render/HtmlSanitiser.h"
#include "render/Markdown.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

constexpr int wholeProgress = 1'000;

void work(QPromise<Result<QStringList>> &promise, const ExportOrder &order)
{
    promise.setProgressRange(0, wholeProgress);
    const IsCancelled isCancelled = [&promise] { return promise.isCanceled(); };
    const ExportProgress progress = [&promise](double share) { promise.setProgressValue(int(share * wholeProgress)); };
    const auto exported = order.exporter->run(order.notebook, order.options, isCancelled, progress);
    if (promise.isCanceled()) {
        return;
    }
    if (!exported) {
        promise.addResult(Result<QStringList>(std::unexpected(exported.error())));
        return;
    }
    const Result<void> written = order.write(*exported, order.file);
    promise.addResult(written ? Result<QStringList>(exported->remarks) : std::unexpected(written.error()));
}

bool isBeside(const QString &address)
{
    return render::HtmlSanitiser::isPictureAddress(address) && !address.contains(u':');
}

} // namespace

QFuture<Result<QStringList>> runExport(ExportOrder order)
{
    return QtConcurrent::run(
        [order = std::move(order)](QPromise<Result<QStringList>> &promise) { work(promise, order); });
}

QStringList picturesBeside(const notebook::Notebook &notebook)
{
    QStringList found;
    const render::Markdown markdown{nullptr, [&found](const QString &address) {
                                        if (isBeside(address) && !found.contains(address)) {
                                            found.append(address);
                                        }
                                        return QString();
                                    }};
    for (const notebook::Cell &cell : notebook.cells) {
        // Most texts show none, and reading them all takes time.
        const QString &source = cell.source();
        if (cell.type() == notebook::CellType::Markdown && (source.contains("!["_L1) || source.contains("<img"_L1))) {
            std::ignore = markdown.toHtml(source);
        }
    }
    return found;
}

} // namespace quire::exporting
