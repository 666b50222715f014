// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WebFixture.h"
#include "base/Clock.h"
#include "support/GivenFiles.h"
#include "support/LiveKernel.h"
#include "ui/web/OutputFiles.h"
#include "widgets/WidgetHub.h"

#include <QWebEnginePage>
#include <QWebEngineView>

namespace quire::testing {

/// Widgets in pages, with a real kernel behind them.
class WidgetFixture : public WebFixture
{
protected:
    void startKernel()
    {
        m_kernel = std::make_unique<LiveKernel>(JupyterServer::Options{}, m_clock);
        QVERIFY(m_kernel->makeReady());
    }

    void begin()
    {
        layOut();
        QVERIFY(m_kernel->makeReady());
        m_hub = std::make_unique<widgets::WidgetHub>();
        m_hub->setSession(m_kernel->session.get());
        notebook->setWidgets(m_hub.get());
        m_person = std::make_shared<GivenFiles::Record>();
        notebook->files()->setChooser(std::make_unique<GivenFiles>(m_person));
        m_shown.clear();
        run(QStringLiteral("import ipywidgets as w; from IPython.display import display"));
    }

    void end()
    {
        clearAway();
        m_hub.reset();
    }

    /// Runs it to its end; what it displays is gathered, what it prints is returned.
    QString run(const QString &code)
    {
        m_printed.clear();
        const jupyter::ExecutionPtr run = m_kernel->execute(code);
        connect(run.get(), &jupyter::Execution::outputReceived, this, [this](const notebook::Output &output) {
            if (output.type() == notebook::Output::Type::DisplayData) {
                m_shown.append(output);
            } else {
                m_printed +=
                    output.type() == notebook::Output::Type::Error ? output.traceback().join(u'\n') : output.text();
            }
        });
        return QTest::qWaitFor([&] { return run->hasEnded(); }, 60'000) ? m_printed.trimmed()
                                                                        : QStringLiteral("never ended");
    }

    QString value(const QString &expression) { return run(QStringLiteral("print(%1)").arg(expression)); }

    void showLast()
    {
        show(m_shown);
        for (int index = 0; index < int(m_shown.size()); ++index) {
            QVERIFY2(item(index), qPrintable(stack->item(index)->accessibleText()));
        }
        for (int index = 0; index < int(m_shown.size()); ++index) {
            QVERIFY(waitInPage(index, QStringLiteral("!!document.querySelector('.jupyter-widgets')"),
                               QStringLiteral("true")));
        }
    }

    /// What an expression gives in the page of an output, as text.
    QString inPage(int index, const QString &expression)
    {
        const QPoint origin = -stack->mapToItem({}, index);
        const QList<QWebEngineView *> pages = view->findChildren<QWebEngineView *>();
        const auto page = std::ranges::find_if(
            pages, [&](const QWebEngineView *one) { return one->parentWidget()->y() == origin.y(); });
        if (page == pages.end()) {
            return QStringLiteral("no page");
        }
        std::optional<QString> answer;
        (*page)->page()->runJavaScript(
            QStringLiteral("(() => { try { return String(%1) } catch (e) { return String(e) } })()").arg(expression),
            [&answer](const QVariant &got) { answer = got.toString(); });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) ? *answer : QStringLiteral("no answer");
    }

    bool waitInPage(int index, const QString &script, const QString &expected)
    {
        QString got;
        const bool isSo = QTest::qWaitFor([&] { return (got = inPage(index, script)) == expected; }, 30'000);
        if (!isSo) {
            qWarning() << "wanted" << expected << "got" << got;
        }
        return isSo;
    }

    /// A real click into the view, in its coordinates.
    void click(const QPoint &place)
    {
        QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, view->mapTo(window.get(), place));
    }

    SystemClock m_clock;
    std::unique_ptr<LiveKernel> m_kernel;
    std::unique_ptr<widgets::WidgetHub> m_hub;
    std::shared_ptr<GivenFiles::Record> m_person; ///< Who chooses files.
    QList<notebook::Output> m_shown;
    QString m_printed;
};

} // namespace quire::testing
