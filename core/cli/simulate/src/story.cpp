#include "rodedraad/simulate/story.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "duo_resources.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

const Record* Person::find(std::string_view name) const {
  const auto found = records.find(name);
  return found == records.end() || found->second.empty() ? nullptr : &found->second.front();
}

void Person::set(std::string_view name, Record record) {
  auto& place = records[std::string{name}];
  place.clear();
  place.push_back(std::move(record));
}

namespace {

constexpr std::string_view kNamespace = "urn:rodedraad:story:1";

/// Reads one story; knows where it is, for its complaints.
class Reader {
 public:
  Reader(std::filesystem::path file, std::chrono::sys_days today)
      : file_(std::move(file)), today_(today) {}

  DuoStory read() {
    const auto bytes = content();
    const auto parsed = message::parse_xml(bytes, {{"s", std::string{kNamespace}}});
    if (!parsed) {
      throw BadStory(file_.string() + ":" + std::to_string(parsed.error().line) + ":" +
                     std::to_string(parsed.error().column) + ": " + parsed.error().text);
    }
    if (std::string_view{parsed->root().name()} != "s:story") {
      wrong(parsed->root(), "the root must be <story xmlns=\"urn:rodedraad:story:1\">");
    }
    DuoStory story;
    for (const auto node : parsed->root()) {
      const auto name = name_of(node);
      if (const auto* const list = list_named(name)) {
        story.lists[std::string{name}].push_back(record(node, *list));
        continue;
      }
      if (name != "person") wrong(node, "a story has persons, verlengingsgronden and instellingen");
      const std::string bsn = node.attribute("bsn").value();
      if (!sdk::is_bsn(bsn)) wrong(node, "bsn is missing or is no BSN");
      if (!story.persons.emplace(bsn, person(node)).second) wrong(node, "this BSN is there twice");
    }
    return story;
  }

 private:
  std::string content() const {
    std::ifstream in{file_, std::ios::binary};
    if (!in) throw BadStory(file_.string() + " cannot be read");
    return {std::istreambuf_iterator<char>{in}, {}};
  }

  [[noreturn]] void wrong(pugi::xml_node node, const std::string& why) const {
    throw BadStory(file_.string() + ": " + message::place(node) + ": " + why);
  }

  static std::string_view name_of(pugi::xml_node node) {
    std::string_view name = node.name();
    if (name.starts_with("s:")) name.remove_prefix(2);
    return name;
  }

  Person person(pugi::xml_node node) const {
    Person person;
    for (const auto attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      const std::string value = attribute.value();
      if (name == "oin") {
        person.oin = value;
      } else if (name == "gemeentecode") {
        if (!sdk::is_gemeentecode(value)) wrong(node, "gemeentecode must have four digits");
        person.gemeentecode = value;
      } else if (name == "gevestigd") {
        person.gevestigd = date(node, value);
      } else if (name != "bsn") {
        wrong(node, "a person has no attribute " + std::string{name});
      }
    }
    for (const auto child : node) {
      const auto name = name_of(child);
      const auto* const resource = resource_named(name);
      if (resource == nullptr) wrong(child, "DUO has nothing that is called like this");
      auto& records = person.records[std::string{name}];
      if (!resource->list && !records.empty()) wrong(child, "a person has this once");
      records.push_back(record(child, *resource));
    }
    // PIP and participation declaration in a story were registered by the person's municipality.
    for (const auto* const name : {"pip", "pvt", "map"}) {
      if (const auto found = person.records.find(name); found != person.records.end()) {
        found->second.front()["bron"] = person.oin;
      }
    }
    return person;
  }

  Record record(pugi::xml_node node, const Resource& resource) const {
    Record record;
    for (const auto attribute : node.attributes()) {
      const auto member = std::find_if(
          resource.members.begin(), resource.members.end(),
          [&](const Member& m) { return m.name == std::string_view{attribute.name()}; });
      if (member == resource.members.end()) {
        wrong(node, "DUO has no member " + std::string{attribute.name()} + " here");
      }
      record.emplace(member->name, value(node, *member, attribute.value()));
    }
    if (!resource.parts.empty() && part_of(resource, record) == nullptr) {
      wrong(node, "soort is missing, or DUO does not have it");
    }
    for (const auto& member : resource.members) {
      if (member.required && !record.contains(member.name)) {
        wrong(node, std::string{member.name} + " is missing");
      }
    }
    return record;
  }

  std::string value(pugi::xml_node node, const Member& member, const std::string& text) const {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    switch (member.type) {
      case Member::Type::date:
        return date(node, text);
      case Member::Type::boolean:
        if (text == "true" || text == "false") return text;
        wrong(node, std::string{member.name} + " must be true or false");
      case Member::Type::number:
        if (!text.empty() && std::all_of(text.begin(), text.end(), is_digit)) return text;
        wrong(node, std::string{member.name} + " must be a number");
      case Member::Type::text:
        break;
    }
    return text;
  }

  std::string date(pugi::xml_node node, const std::string& text) const {
    if (sdk::is_date(text)) return text;
    if (const auto days = days_from_today(text)) {
      return model::Date{today_ + std::chrono::days{*days}}.text();
    }
    wrong(node, "a date is YYYY-MM-DD, vandaag, vandaag-14 or vandaag+30");
  }

  /// "vandaag-14" is -14.
  static std::optional<int> days_from_today(std::string_view text) {
    constexpr std::string_view today = "vandaag";
    constexpr int most = 40'000;
    if (!text.starts_with(today)) return std::nullopt;
    text.remove_prefix(today.size());
    if (text.empty()) return 0;
    if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    int days = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, days);
    if (error != std::errc{} || stop != end || days < 0 || days > most) return std::nullopt;
    return text[0] == '-' ? -days : days;
  }

  std::filesystem::path file_;
  std::chrono::sys_days today_;
};

}  // namespace

DuoStory read_duo_story(const std::filesystem::path& file, std::chrono::sys_days today) {
  return Reader{file, today}.read();
}

}  // namespace rodedraad::simulate
