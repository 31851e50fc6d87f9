#include "suwinet_dossier.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

#include "rodedraad/message/tree.h"
#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"
#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {

namespace {

constexpr std::array<std::string_view, 7> kStanden{
    "aanvraag", "toegekend", "afgewezen", "beeindigd", "onvolledig", "fout", "niet-gerechtigd"};

/// As SuwiML writes a day.
std::string compact(std::string day) {
  std::erase(day, '-');
  return day;
}

std::string day_from(std::chrono::sys_days today, int days) {
  return compact(model::Date{today + std::chrono::days{days}}.text());
}

class Reader {
 public:
  Reader(std::filesystem::path file, std::chrono::sys_days today)
      : file_(std::move(file)), today_(today) {}

  Dossiers read() const {
    std::ifstream in{file_, std::ios::binary};
    if (!in) throw BadStory(file_.string() + " cannot be read");
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const auto parsed = message::parse_xml(bytes, {{"s", "urn:rodedraad:story:1"}});
    if (!parsed) {
      throw BadStory(file_.string() + ":" + std::to_string(parsed.error().line) + ":" +
                     std::to_string(parsed.error().column) + ": " + parsed.error().text);
    }
    if (std::string_view{parsed->root().name()} != "s:story") {
      wrong(parsed->root(), "the root must be <story xmlns=\"urn:rodedraad:story:1\">");
    }
    Dossiers dossiers;
    for (const auto node : parsed->root()) {
      if (std::string_view{node.name()} != "s:dossier") wrong(node, "a story has only <dossier>");
      const std::string bsn = node.attribute("bsn").value();
      if (!sdk::is_bsn(bsn)) wrong(node, "bsn is missing or is no BSN");
      if (!dossiers.emplace(bsn, dossier(node)).second) wrong(node, "this BSN is there twice");
    }
    return dossiers;
  }

 private:
  [[noreturn]] void wrong(pugi::xml_node node, const std::string& why) const {
    throw BadStory(file_.string() + ": " + message::place(node) + ": " + why);
  }

  Dossier dossier(pugi::xml_node node) const {
    Dossier dossier;
    for (const auto attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      const std::string value = attribute.value();
      if (name == "stand") {
        dossier.stand = value;
      } else if (name == "aanvraagdatum") {
        dossier.aanvraagdatum = date(node, value);
      } else if (name == "besluitdatum") {
        dossier.besluitdatum = date(node, value);
      } else if (name == "begindatum") {
        dossier.begindatum = date(node, value);
      } else if (name == "einddatum") {
        dossier.einddatum = date(node, value);
      } else if (name == "verblijfstitel") {
        dossier.verblijfstitel = value;
      } else if (name == "voorziening") {
        dossier.voorziening = value;
      } else if (name != "bsn") {
        wrong(node, "a dossier has no attribute " + std::string{name});
      }
    }
    if (std::find(kStanden.begin(), kStanden.end(), dossier.stand) == kStanden.end()) {
      wrong(node,
            "stand is aanvraag, toegekend, afgewezen, beeindigd, onvolledig, fout or "
            "niet-gerechtigd");
    }
    return dossier;
  }

  std::string date(pugi::xml_node node, const std::string& text) const {
    if (sdk::is_date(text)) return compact(text);
    constexpr std::string_view today = "vandaag";
    if (text == today) return day_from(today_, 0);
    if (text.starts_with(today)) {
      int days = 0;
      const bool later = text[today.size()] == '+';
      const auto* const begin = text.data() + today.size() + (later ? 1 : 0);
      const auto* const end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(begin, end, days);
      if (error == std::errc{} && stop == end && (later ? days >= 0 : days < 0) &&
          std::abs(days) <= 40'000) {
        return day_from(today_, days);
      }
    }
    wrong(node, "a date is YYYY-MM-DD, vandaag, vandaag-14 or vandaag+30");
  }

  std::filesystem::path file_;
  std::chrono::sys_days today_;
};

}  // namespace

Dossiers made_up_dossiers(std::chrono::sys_days today) {
  const auto asked = day_from(today, -40);
  const auto decided = day_from(today, -20);
  const auto ended = day_from(today, -5);
  return {{"999990019", {"toegekend", asked, decided, asked, {}, "26", "RV-1"}},
          {"999990020", {"aanvraag", asked, {}, {}, {}, "26", {}}},
          {"999990032", {"beeindigd", asked, decided, asked, ended, "26", {}}},
          {"999990044", {"afgewezen", asked, decided, {}, {}, "25", {}}},
          {"999990056", {"fout", {}, {}, {}, {}, {}, {}}},
          {"999994037", {"toegekend", asked, decided, asked, {}, "27", {}}},
          {"999994049", {"onvolledig", asked, {}, {}, {}, {}, {}}}};
}

Dossiers read_suwinet_story(const std::filesystem::path& file, std::chrono::sys_days today) {
  return Reader{file, today}.read();
}

}  // namespace rodedraad::simulate
