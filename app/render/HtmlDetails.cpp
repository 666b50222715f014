// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlDetails.h"

#include "render/HtmlTag.h"

using namespace Qt::StringLiterals;

namespace quire::render::HtmlDetails {

namespace {

const auto linkHead = "quire-details:"_L1;

/// Goes over clean HTML once.
class Folding
{
public:
    Folding(QStringView html, const QSet<int> &toggled) : m_rest(html), m_toggled(toggled) {}

    QString run()
    {
        while (!m_rest.isEmpty()) {
            const qsizetype angle = m_rest.indexOf(u'<');
            keep(m_rest.first(angle < 0 ? m_rest.size() : angle));
            m_rest = m_rest.sliced(angle < 0 ? m_rest.size() : angle);
            HtmlTag tag;
            const qsizetype size = m_rest.isEmpty() ? 0 : HtmlTag::parse(m_rest, tag);
            take(tag, m_rest.first(size));
            m_rest = m_rest.sliced(size);
        }
        return m_out;
    }

private:
    struct Level
    {
        int number = 0;
        bool isOpen = false;
        bool inSummary = false;
        bool hadSummary = false;
    };

    void keep(QStringView text)
    {
        for (const Level &level : std::as_const(m_levels)) {
            if (!level.isOpen && !level.inSummary) {
                return;
            }
        }
        m_out += text;
    }
    void take(const HtmlTag &tag, QStringView raw)
    {
        const bool isDetails = tag.name == "details"_L1;
        if (isDetails && !tag.isClosing) {
            const int number = m_count++;
            // Without a summary there would be nothing to open it by.
            const bool hasSummary = m_rest.sliced(raw.size()).trimmed().startsWith(u"<summary");
            const bool isOpen = raw.contains(u" open") != m_toggled.contains(number);
            m_levels.append({number, isOpen || !hasSummary});
        } else if (isDetails && !m_levels.isEmpty()) {
            m_levels.removeLast();
        } else if (tag.name == "summary"_L1 && !m_levels.isEmpty() && m_levels.last().inSummary == tag.isClosing) {
            takeSummary(tag.isClosing);
        } else {
            keep(raw);
        }
    }
    void takeSummary(bool ends)
    {
        Level &level = m_levels.last();
        if (!ends && level.hadSummary) {
            return;
        }
        level.inSummary = true;
        keep(ends ? QString(u"</a></p>"_s)
                  : u"<p><a class=\"summary\" href=\"%1%2\">%3 "_s.arg(linkHead)
                        .arg(level.number)
                        .arg(QChar(level.isOpen ? u'▾' : u'▸')));
        level.inSummary = !ends;
        level.hadSummary = true;
    }

    QStringView m_rest;
    const QSet<int> &m_toggled;
    QList<Level> m_levels;
    int m_count = 0;
    QString m_out;
};

} // namespace

QString fold(const QString &html, const QSet<int> &toggled)
{
    return html.contains("<details"_L1) ? Folding(html, toggled).run() : html;
}

std::optional<int> numberOf(const QString &link)
{
    return link.startsWith(linkHead) ? std::optional(QStringView(link).sliced(linkHead.size()).toInt()) : std::nullopt;
}

} // namespace quire::render::HtmlDetails
