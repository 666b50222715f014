// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RenderedPage.h"

#include "notebook/JsonValue.h"
#include "notebook/MimeBundle.h"
#include "session/AttachedMachine.h"
#include "ui/kit/NotificationBar.h"
#include "ui/output/OutputView.h"
#include "ui/shell/FileOpener.h"

#include <QEvent>
#include <QFile>
#include <QScrollArea>
#include <QToolBar>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace quire::ui {

using notebook::Output;

namespace {

constexpr qint64 largestRendered = 200'000'000; // In bytes.

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::RenderedPage)
};

/// The file as an output that displays it.
Result<Output> outputOf(const QString &path, const QString &mimeType)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, file.errorString());
    }
    if (file.size() > largestRendered) {
        return failure(ErrorKind::Unsupported, Texts::tr("It is larger than 200 MB."));
    }
    const QByteArray bytes = file.readAll();
    QByteArray value = '"' + bytes.toBase64() + '"';
    if (notebook::MimeBundle::isText(mimeType)) {
        // Else what is no JSON could end up as more than a value.
        if (const Result<notebook::JsonValue> json = notebook::JsonValue::parse(bytes); !json) {
            return failure(ErrorKind::Format, Texts::tr("It is no valid JSON."), json.error().message);
        }
        value = bytes;
    }
    return Output::fromContent("display_data",
                               "{\"data\":{\"" + mimeType.toLatin1() + "\":" + value + "},\"metadata\":{}}");
}

} // namespace

RenderedPage::RenderedPage(session::NotebookRef ref, session::AttachedMachine *where, QString mimeType,
                           const Theme *theme, const Icons &icons, bool hasText, QWidget *parent)
    : FilePage(std::move(ref), where, parent),
      m_mimeType(std::move(mimeType)),
      m_stack(&m_registry, OutputContext{theme, &m_pictures, {}, nullptr, {}}),
      m_scroll(new QScrollArea(this)),
      m_view(new OutputView(m_scroll))
{
    setObjectName(QStringLiteral("renderedPage"));
    buildToolbar(icons, hasText);
    column()->addWidget(m_scroll, 1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_view);
    m_scroll->viewport()->installEventFilter(this);
    m_stack.setMetadata(notebook::JsonValue::emptyObject().with(u"scrolled", notebook::JsonValue::fromBool(false)));
    m_view->setStack(&m_stack);
    m_view->setAccessibleName(tr("Content of “%1”").arg(title()));
    setFocusProxy(m_view);
    connect(&m_stack, &OutputStack::changed, this, &RenderedPage::fit);
    connect(m_view, &OutputView::contentChanged, this, &RenderedPage::fit);
    load();
}

RenderedPage::~RenderedPage()
{
    m_view->setStack(nullptr); // It goes before the view.
}

void RenderedPage::buildToolbar(const Icons &icons, bool hasText)
{
    auto *toolbar = new QToolBar(this);
    toolbar->setIconSize(QSize(16, 16));
    toolbar->setAccessibleName(tr("File toolbar"));
    const auto add = [&](const QString &icon, const QString &name, const QString &text, std::function<void()> run) {
        QAction *action = toolbar->addAction(icons.icon(icon), text, this, std::move(run));
        action->setObjectName(name);
        QWidget *button = toolbar->widgetForAction(action);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
    };
    if (hasText && notebook::MimeBundle::isText(m_mimeType)) {
        add(QStringLiteral("edit"), QStringLiteral("openAsText"), tr("Open as text"),
            [this] { Q_EMIT otherKindRequested(QStringLiteral("text")); });
    }
    add(QStringLiteral("refresh"), QStringLiteral("reload"), tr("Read the file again"), [this] { load(); });
    add(QStringLiteral("tabs"), QStringLiteral("openWithDesktop"), tr("Open with another program"), [this] {
        FileOpener::openWithDesktop(machine(), ref()).then(this, [this](const Result<void> &opened) {
            if (!opened) {
                showFailure(opened.error());
            }
        });
    });
    column()->addWidget(toolbar);
}

void RenderedPage::load()
{
    FileOpener::localFile(machine(), ref()).then(this, [this](const Result<QString> &file) {
        if (!file) {
            showFailure(file.error());
            return;
        }
        QtConcurrent::run(outputOf, *file, m_mimeType).then(this, [this](const Result<Output> &output) {
            if (!output) {
                m_stack.replace(0, m_stack.itemCount(), {});
                showFailure(output.error());
                return;
            }
            notifications()->remove(QStringLiteral("file"));
            m_stack.replace(0, m_stack.itemCount(), {*output});
        });
    });
}

void RenderedPage::fit()
{
    m_view->setMinimumHeight(m_view->heightForWidth(m_scroll->viewport()->width()));
}

bool RenderedPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_scroll->viewport()) {
        fit();
    }
    return FilePage::eventFilter(watched, event);
}

} // namespace quire::ui
