#include "options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <string_view>

#include "kinds.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::generic {

namespace {

using sdk::BadSetting;

pugi::xpath_query xpath(const sdk::Settings& settings, const char* name) {
  const std::string text = settings.text(name);
  if (text.empty()) return {};
  try {
    return pugi::xpath_query(text.c_str());
  } catch (const pugi::xpath_exception& error) {
    throw BadSetting(name, std::string{"Dit is geen XPath: "} + error.what() + " (teken " +
                               std::to_string(error.result().offset + 1) + ").");
  }
}

Format format_of(const std::string& text) {
  if (text.empty() || text == "auto") return Format::automatic;
  if (text == "json") return Format::json;
  if (text == "xml") return Format::xml;
  if (text == "csv") return Format::csv;
  throw BadSetting("format", "Dit is json, xml, csv of auto.");
}

bool cloud_events_of(const std::string& text) {
  if (text.empty() || text == "none") return false;
  if (text == "cloudevents") return true;
  throw BadSetting("envelope", "Dit is none of cloudevents.");
}

char separator_of(const std::string& text) {
  if (text.empty()) return ';';
  if (text == "tab") return '\t';
  if (text == ";" || text == "," || text == "|") return text.front();
  throw BadSetting("separator", "Dit is ; , | of tab.");
}

std::string municipality_of(const std::string& text) {
  if (text.empty()) return {};
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || text.size() != 4) {
    throw BadSetting("municipality", "Dit is de code van een gemeente: vier cijfers.");
  }
  return "code:" + text;
}

int status_of(const char* setting, std::string_view text) {
  int status = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), status);
  if (error != std::errc{} || stop != text.data() + text.size() || status < 200 || status > 599) {
    throw BadSetting(setting, "Hier staan statussen van HTTP: getallen van 200 tot 599.");
  }
  return status;
}

std::set<int> statuses_of(const std::string& text) {
  std::set<int> statuses;
  std::istringstream words{text};
  for (std::string word; words >> word;) statuses.insert(status_of("success", word));
  return statuses;
}

}  // namespace

Options::Options(std::span<const sdk::Pair> pairs)
    : mapping(json_api::compile_mapping(pairs, "generic", {})) {
  const sdk::Settings settings{pairs};
  format = format_of(settings.text("format"));
  cloud_events = cloud_events_of(settings.text("envelope"));
  kind = settings.text("kind");
  kind_from = xpath(settings, "kind-from");
  if (!kind.empty() && kind_from) throw BadSetting("kind", "Geef kind of kind-from, niet beide.");
  if (!kind.empty() && !is_incoming(kind)) {
    throw BadSetting("kind", "Deze soort bericht kent de adapter niet.");
  }
  id_from = xpath(settings, "id-from");
  municipality_from = xpath(settings, "municipality-from");
  municipality = municipality_of(settings.text("municipality"));
  if (!municipality.empty() && municipality_from) {
    throw BadSetting("municipality", "Geef municipality of municipality-from, niet beide.");
  }
  if (municipality.empty() && !municipality_from && !mapping.kinds().empty()) {
    throw BadSetting("municipality",
                     "Zeg met municipality of municipality-from voor welke gemeente een bericht "
                     "is.");
  }
  part = xpath(settings, "part");
  if (part && part.return_type() != pugi::xpath_type_node_set) {
    throw BadSetting("part", "Deze XPath moet elementen vinden.");
  }
  if (part && cloud_events) {
    throw BadSetting("part", "Een gebeurtenis (cloudevents) wordt niet gesplitst.");
  }
  if (cloud_events && (format == Format::xml || format == Format::csv)) {
    throw BadSetting("format", "Een gebeurtenis (cloudevents) is JSON.");
  }
  separator = separator_of(settings.text("separator"));
  success = statuses_of(settings.text("success", "200 201 202 204"));
  if (success.empty()) throw BadSetting("success", "Geef ten minste een status.");
  duplicate_status = status_of("duplicate-status", settings.text("duplicate-status", "200"));
  source = settings.text("source");
  data_schema = settings.text("dataschema");
  for (const std::string& name : mapping.kinds()) {
    if (!is_incoming(name)) {
      throw BadSetting("mapping", "De adapter leest geen berichten van soort " + name + ".");
    }
  }
}

}  // namespace rodedraad::generic
