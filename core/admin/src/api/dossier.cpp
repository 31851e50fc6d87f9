#include "dossier.h"

#include <hpdf.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

#include "rodedraad/hub/waiting.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// Letters for every Latin, Greek, Cyrillic, Arabic name; Debian's fonts-dejavu-core.
constexpr const char* kLetters = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
constexpr const char* kBold = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";

constexpr float kMargin = 56;
constexpr float kSize = 9.5F;
constexpr float kLine = 14;

/// libharu reports by a function of C; what it reports is thrown once it is back with us.
void ignore(HPDF_STATUS, HPDF_STATUS, void*) {}

/// Pages with lines of text from top to bottom.
class Paper {
 public:
  Paper(const std::string& title, std::string foot)
      : document_(HPDF_New(&ignore, nullptr), &HPDF_Free), foot_(std::move(foot)) {
    if (!document_) throw std::runtime_error("a PDF cannot be made: there is no memory for it");
    HPDF_UseUTFEncodings(document_.get());
    HPDF_SetCompressionMode(document_.get(), HPDF_COMP_ALL);
    HPDF_SetInfoAttr(document_.get(), HPDF_INFO_TITLE, title.c_str());
    letters_ = font(kLetters);
    bold_ = font(kBold);
    next_page();
  }

  void heading(const std::string& text) {
    room(3 * kLine);
    y_ -= kLine / 2;
    write(bold_, kSize + 2.5F, kMargin, text);
    y_ -= kLine * 1.3F;
  }

  /// A line that is broken where it is too long; \p indent in points.
  void line(const std::string& text, float indent = 0, bool strong = false) {
    const auto font = strong ? bold_ : letters_;
    HPDF_Page_SetFontAndSize(page_, font, kSize);
    const auto width = HPDF_Page_GetWidth(page_) - 2 * kMargin - indent;
    std::size_t at = 0;
    while (at < text.size()) {
      room(kLine);
      HPDF_Page_SetFontAndSize(page_, font, kSize);
      auto fits = static_cast<std::size_t>(
          HPDF_Page_MeasureText(page_, text.c_str() + at, width, HPDF_TRUE, nullptr));
      if (fits == 0) fits = text.size() - at;
      write(font, kSize, kMargin + indent, text.substr(at, fits));
      y_ -= kLine;
      at += fits;
      while (at < text.size() && text[at] == ' ') ++at;
    }
  }

  std::string done() {
    if (HPDF_GetError(document_.get()) != HPDF_OK) {
      throw std::runtime_error("the dossier cannot be made as PDF");
    }
    HPDF_SaveToStream(document_.get());
    HPDF_ResetStream(document_.get());
    std::string result;
    std::array<HPDF_BYTE, 65536> piece{};
    for (;;) {
      auto size = static_cast<HPDF_UINT32>(piece.size());
      HPDF_ReadFromStream(document_.get(), piece.data(), &size);
      if (size == 0) break;
      result.append(reinterpret_cast<const char*>(piece.data()), size);
    }
    return result;
  }

 private:
  HPDF_Font font(const char* file) {
    const auto* name = HPDF_LoadTTFontFromFile(document_.get(), file, HPDF_TRUE);
    if (name == nullptr) {
      throw std::runtime_error(
          std::string{"the letters for a PDF are not there: install "
                      "fonts-dejavu-core, or take the dossier as JSON"});
    }
    return HPDF_GetFont(document_.get(), name, "UTF-8");
  }

  void write(HPDF_Font font, float size, float x, const std::string& text) {
    HPDF_Page_BeginText(page_);
    HPDF_Page_SetFontAndSize(page_, font, size);
    HPDF_Page_TextOut(page_, x, y_, text.c_str());
    HPDF_Page_EndText(page_);
  }

  void room(float height) {
    if (y_ - height < kMargin) next_page();
  }

  void next_page() {
    page_ = HPDF_AddPage(document_.get());
    HPDF_Page_SetSize(page_, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    y_ = kMargin / 2;
    write(letters_, 8, kMargin, foot_ + ", blad " + std::to_string(++pages_));
    y_ = HPDF_Page_GetHeight(page_) - kMargin;
  }

  std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, void (*)(HPDF_Doc)> document_;
  std::string foot_;
  HPDF_Font letters_ = nullptr;
  HPDF_Font bold_ = nullptr;
  HPDF_Page page_ = nullptr;
  float y_ = 0;
  int pages_ = 0;
};

std::string text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

const json::array& list(const json::object& object, std::string_view key) {
  return object.at(key).get_array();
}

std::string joined(const json::array& texts) {
  std::string result;
  for (const auto& each : texts) {
    result += (result.empty() ? "" : ", ") + std::string{each.get_string()};
  }
  return result;
}

void write_fields(Paper& paper, const json::object& view) {
  paper.heading("Wat er bekend is");
  for (const auto& item : list(view, "velden")) {
    const auto& field = item.get_object();
    const auto key = text(field, "sleutel");
    paper.line(text(field, "omschrijving") + (key.empty() ? "" : " (" + key + ")") + ": " +
               text(field, "waarde"));
    paper.line("van " + text(field, "bron") + ", vernomen " + text(field, "vernomen"), 16);
    for (const auto& other : list(field, "anderen")) {
      paper.line(text(other.get_object(), "bron") + " zei: " + text(other.get_object(), "waarde"),
                 16);
    }
  }
}

void write_receivers(Paper& paper, const json::object& view) {
  paper.heading("Wie wat kreeg, en op welke grond");
  if (list(view, "ontvangers").empty()) paper.line("Niemand.");
  for (const auto& item : list(view, "ontvangers")) {
    const auto& got = item.get_object();
    paper.line(text(got, "organisatieNaam") + ": " + text(got, "artikel") + " (" +
                   text(got, "grondslag") + ")",
               0, true);
    paper.line("Velden: " + joined(list(got, "velden")), 16);
    for (const auto& held : list(got, "achtergehouden")) {
      paper.line("Niet meegestuurd: " + text(held.get_object(), "veld") + ": " +
                     text(held.get_object(), "reden"),
                 16);
    }
  }
}

void write_terms(Paper& paper, const json::object& view) {
  paper.heading("Termijnen");
  if (list(view, "termijnen").empty()) paper.line("Geen.");
  for (const auto& item : list(view, "termijnen")) {
    const auto& term = item.get_object();
    paper.line(text(term, "titel") + ": uiterlijk " + text(term, "uiterlijk") + ", " +
               text(term, "stand") + " (" + text(term, "artikel") + ")");
    if (!text(term, "redenVerschuiving").empty()) {
      paper.line(text(term, "redenVerschuiving"), 16);
    }
  }
}

void write_events(Paper& paper, const json::object& view) {
  paper.heading("Wat er gebeurde");
  for (const auto& item : list(view, "tijdlijn")) {
    const auto& event = item.get_object();
    auto line = text(event, "moment").substr(0, 16) + "  " + text(event, "titel");
    if (!text(event, "organisatie").empty()) line += ", " + text(event, "organisatie");
    paper.line(line + " (" + text(event, "stand") + ")");
  }
}

}  // namespace

std::string dossier_as_pdf(const json::object& view, const std::string& region,
                           model::Instant now) {
  const auto day = hub::written_date(model::dutch_day(now), hub::Language::dutch);
  Paper paper{"Dossier inburgering", "Dossier inburgering, " + region + ", " + day};
  paper.heading("Dossier inburgering");
  paper.line("Gemeente " + text(view, "gemeenteNaam") + ", zaak " + text(view, "id"));
  paper.line("Gemaakt op " + day + " voor inzage (artikel 15 AVG).");
  if (!text(view, "naam").empty()) paper.line(text(view, "naam"), 0, true);
  const auto& numbers = view.at("nummers").get_object();
  if (!text(numbers, "bsn").empty()) paper.line("BSN " + text(numbers, "bsn"));
  if (!text(numbers, "vNummer").empty()) paper.line("V-nummer " + text(numbers, "vNummer"));
  paper.line(text(view, "wachtOp"));
  if (!list(view, "verborgenWetten").empty()) {
    paper.line("Van deze wetten staan de gegevens hier niet in: " +
               joined(list(view, "verborgenWetten")));
  }
  write_fields(paper, view);
  write_receivers(paper, view);
  write_terms(paper, view);
  write_events(paper, view);
  return paper.done();
}

}  // namespace rodedraad::admin
