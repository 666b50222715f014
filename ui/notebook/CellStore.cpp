// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellStore.h"

#include "notebook/Document.h"
#include "notebook/Folding.h"
#include "ui/editor/CodeBlock.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/FoldBar.h"

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;

namespace {

/// What most outputs turn out to be: a few lines. Looking closer would mean decoding them.
constexpr int guessedOutputHeight = 72;
constexpr int guessedMarkdownLine = 22;

} // namespace

CellStore::CellStore(CellServices *services, QWidget *viewport)
    : QObject(viewport), m_services(services), m_viewport(viewport)
{
}

CellStore::~CellStore() = default;

void CellStore::setDocument(const notebook::Document *document)
{
    for (const Live &live : std::as_const(m_live)) {
        recycle(live);
    }
    m_live.clear();
    m_contents.clear();
    m_pinned = {};
    m_document = document;
    m_definitions.setDocument(document);
}

int CellStore::rowCount() const
{
    return m_document ? m_document->cellCount() : 0;
}

int CellStore::estimatedHeight(int row) const
{
    const notebook::Cell &cell = m_document->cell(row);
    const bool mayHide = cell.metadata().raw().size() > 2;
    const bool hidesSource = mayHide && notebook::Folding::isSourceHidden(cell);
    const int lines = int(cell.source().count(u'\n')) + 1;
    if (cell.type() == CellType::Markdown) {
        return (hidesSource ? FoldBar::height : lines * guessedMarkdownLine) + 2 * Theme::grid;
    }
    int outputs = int(std::min<qsizetype>(cell.outputs().size(), 20)) * guessedOutputHeight;
    if (outputs > 0 && mayHide && notebook::Folding::areOutputsHidden(cell)) {
        outputs = FoldBar::height;
    }
    const int source = hidesSource ? FoldBar::height : lines * CodeMetrics(m_services->theme->codeFont()).lineHeight;
    return source + 3 * Theme::grid + outputs;
}

std::shared_ptr<CellContent> CellStore::knownContent(const CellId &cell) const
{
    const auto live = m_live.constFind(cell);
    if (live != m_live.constEnd()) {
        return live->content;
    }
    const std::shared_ptr<CellContent> *cached = m_contents.object(cell);
    return cached ? *cached : nullptr;
}

std::shared_ptr<CellContent> CellStore::sharedContent(int row)
{
    const notebook::Cell &cell = m_document->cell(row);
    std::shared_ptr<CellContent> content = knownContent(cell.id());
    if (content) {
        content->setCell(cell);
        content->setMathDefinitions(m_definitions.before(row));
    } else {
        content = std::make_shared<CellContent>(m_services, cell);
        content->setMathDefinitions(m_definitions.before(row));
        m_contents.insert(cell.id(), new std::shared_ptr<CellContent>(content));
    }
    return content;
}

CellContent *CellStore::content(int row)
{
    return sharedContent(row).get();
}

CellWidget *CellStore::idleWidget()
{
    if (m_idle.empty()) {
        auto *widget = new CellWidget(m_services, m_viewport);
        Q_EMIT widgetMade(widget);
        return widget;
    }
    CellWidget *widget = m_idle.back();
    m_idle.pop_back();
    return widget;
}

QWidget *CellStore::widgetFor(int row)
{
    const CellId &id = m_document->cell(row).id();
    const auto live = m_live.constFind(id);
    if (live != m_live.constEnd()) {
        return live->widget;
    }
    const Live made{idleWidget(), sharedContent(row)};
    m_live.insert(id, made);
    made.widget->resize(m_viewport->width(), made.widget->height());
    made.widget->bind(m_document->cell(row), made.content.get());
    made.widget->setState(m_stateOf(row));
    made.widget->show();
    return made.widget;
}

void CellStore::recycle(const Live &live)
{
    live.widget->hide();
    // What came from far off the screen is not worth keeping: a screenful is.
    if (m_idle.size() < 40) {
        m_idle.push_back(live.widget);
    } else {
        live.widget->deleteLater();
    }
}

void CellStore::keepOnly(int first, int last)
{
    for (auto live = m_live.begin(); live != m_live.end();) {
        const int row = m_document ? m_document->indexOf(live.key()) : -1;
        const bool isSeen = row >= first && row <= last && !isHidden(row);
        if (row >= 0 && (isSeen || live.key() == m_pinned)) {
            ++live;
        } else {
            recycle(*live);
            live = m_live.erase(live);
        }
    }
    // A pinned cell out of sight waits where it cannot be seen.
    if (CellWidget *pinned = widget(m_pinned)) {
        const int row = m_document->indexOf(m_pinned);
        if (row < first || row > last) {
            pinned->move(0, row < first ? -pinned->height() - 10'000 : m_viewport->height() + 10'000);
        }
    }
}

int CellStore::measuredHeight(QWidget *widget, int width) const
{
    return widget->heightForWidth(width);
}

CellWidget *CellStore::widget(const CellId &cell) const
{
    const auto live = m_live.constFind(cell);
    return live == m_live.constEnd() ? nullptr : live->widget;
}

std::vector<CellWidget *> CellStore::liveWidgets() const
{
    std::vector<CellWidget *> widgets;
    for (const Live &live : m_live) {
        widgets.push_back(live.widget);
    }
    return widgets;
}

void CellStore::refreshDefinitions()
{
    m_definitions.reset();
    for (const Live &live : std::as_const(m_live)) {
        const int row = m_document->indexOf(live.widget->cellId());
        if (row >= 0) {
            live.content->setMathDefinitions(m_definitions.before(row));
        }
    }
}

void CellStore::refreshCell(const CellId &cell)
{
    if (m_definitions.update(cell)) {
        refreshDefinitions();
    }
    const int row = m_document->indexOf(cell);
    const auto known = row >= 0 ? knownContent(cell) : nullptr;
    if (!known) {
        return;
    }
    known->setCell(m_document->cell(row));
    if (CellWidget *live = widget(cell)) {
        live->bind(m_document->cell(row), known.get());
    }
}

void CellStore::refreshStates()
{
    for (const Live &live : std::as_const(m_live)) {
        const int row = m_document->indexOf(live.widget->cellId());
        if (row >= 0) {
            live.widget->setState(m_stateOf(row));
        }
    }
}

void CellStore::refreshLooks()
{
    m_contents.clear();
    for (const Live &live : std::as_const(m_live)) {
        live.content->refreshLook();
    }
}

void CellStore::dropRemoved()
{
    // Outputs reach removed cells too, without a word to us; what comes back is made anew.
    for (const CellId &id : m_contents.keys()) {
        if (m_document->indexOf(id) < 0) {
            m_contents.remove(id);
        }
    }
    for (auto live = m_live.begin(); live != m_live.end();) {
        if (m_document->indexOf(live.key()) < 0) {
            recycle(*live);
            live = m_live.erase(live);
        } else {
            ++live;
        }
    }
}

void CellStore::replaceOutputs(const CellId &cell, int first, int removed, int added)
{
    const int row = m_document->indexOf(cell);
    if (const auto known = row >= 0 ? knownContent(cell) : nullptr) {
        known->outputs().replace(first, removed, m_document->cell(row).outputs().mid(first, added));
    }
}

void CellStore::extendStream(const CellId &cell, int index, const QString &text)
{
    if (const auto known = knownContent(cell)) {
        known->outputs().extend(index, text);
    }
}

} // namespace quire::ui
