#include "reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "codes.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::schuldhulp {

namespace {

constexpr std::size_t kMostFindings = 200;

std::string_view type_of(pugi::xml_node node) { return node.attribute("type").value(); }
void set_type(pugi::xml_node node, const char* type) { node.attribute("type").set_value(type); }

std::string_view name_of(pugi::xml_node node) {
  const auto written = node.attribute("name");
  return written ? written.value() : node.name();
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void put(pugi::xml_node node, const std::string& text, const char* type = "string") {
  node.text().set(text.c_str());
  set_type(node, type);
}

const Member* find_member(const Shape& shape, std::string_view name) {
  const auto found = std::find_if(shape.members.begin(), shape.members.end(),
                                  [&](const Member& member) { return member.name == name; });
  return found == shape.members.end() ? nullptr : &*found;
}

const Member* find_loosely(const Shape& shape, std::string_view name) {
  const auto like = loosely(name);
  const auto found =
      std::find_if(shape.members.begin(), shape.members.end(), [&](const Member& member) {
        return loosely(member.name) == like ||
               std::find(member.also.begin(), member.also.end(), like) != member.also.end();
      });
  return found == shape.members.end() ? nullptr : &*found;
}

/// The sender chose this name. One with digits may be somebody's number, which no finding may show.
bool tellable(std::string_view name) {
  return name.find_first_of("0123456789") == std::string_view::npos;
}

/// A date as suppliers write it: with a time, or day first. Empty when it is none.
std::string understood_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
  for (const auto* const form : {"yyyy-mm-dd", "dd-mm-yyyy", "yyyymmdd"}) {
    const auto date = message::canonical_date(text, form);
    if (date && sdk::is_date(*date)) return *date;
  }
  return {};
}

}  // namespace

std::string municipality_code(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("GM") || text.starts_with("gm") || text.starts_with("Gm")) {
    text.remove_prefix(2);
  }
  if (!all_digits(text) || text.size() > 4) return {};
  const std::string code = std::string(4 - text.size(), '0') + std::string{text};
  return code == "0000" ? std::string{} : code;
}

pugi::xml_node json_member(pugi::xml_node object, std::string_view name) {
  return object.find_child([&](pugi::xml_node child) { return name_of(child) == name; });
}

std::string loosely(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80U) {
      out += c;
    }
  }
  return out;
}

void Reader::object(const Shape& shape, pugi::xml_node node) {
  const std::vector<pugi::xml_node> members{node.begin(), node.end()};
  for (const auto found : members) {
    if (found.type() == pugi::node_element) member(shape, node, found);
  }
  for (const auto& wanted : shape.members) {
    if (!wanted.required || json_member(node, wanted.name)) continue;
    report_at(kMissing, message::pointer(node) + "/" + std::string{wanted.name},
              "Dit gegeven ontbreekt.");
  }
}

void Reader::member(const Shape& shape, pugi::xml_node object, pugi::xml_node node) {
  const std::string name{name_of(node)};
  const auto* known = find_member(shape, name);
  if (known == nullptr) {
    known = find_loosely(shape, name);
    if (known == nullptr || json_member(object, known->name)) {
      report(kUnknown, tellable(name) ? node : object,
             "Dit gegeven staat niet in het uitwisselmodel en is niet overgenomen.");
      object.remove_child(node);
      return;
    }
    report(kSpelling, node, "Dit gegeven heet " + std::string{known->name} + ".");
    node.remove_attribute("name");
    node.set_name(std::string{known->name}.c_str());
  }
  if (type_of(node) == "null") {
    drop(kNull, node, "Een leeg gegeven wordt weggelaten; null telt hier als afwezig.");
    return;
  }
  value(*known, node);
}

void Reader::value(const Member& member, pugi::xml_node node) {
  const bool scalar = member.form != Form::object && member.form != Form::list;
  if (scalar && (type_of(node) == "object" || type_of(node) == "array")) {
    drop(kType, node, "Dit moet een enkele waarde zijn en is niet overgenomen.");
    return;
  }
  switch (member.form) {
    case Form::text:
      return text(node);
    case Form::integer:
      return integer(node);
    case Form::boolean:
      return boolean(node);
    case Form::date:
      return date(node);
    case Form::date_time:
      return date_time(node);
    case Form::birth:
      if (message::canonical_date(node.text().get(), "yyyy-mm-dd")) return;
      return date(node);
    case Form::code:
      return code(member, node);
    case Form::sex:
      return sex(node);
    case Form::bsn:
      return bsn(node);
    case Form::municipality:
      return municipality(node);
    case Form::object:
      return nested(member, node);
    case Form::list:
      return list(member, node);
  }
}

void Reader::text(pugi::xml_node node) {
  if (type_of(node) == "string") return;
  report(kType, node, "Dit moet tekst zijn.");
  set_type(node, "string");
}

void Reader::integer(pugi::xml_node node) {
  const auto digits = trimmed(node.text().get());
  const auto positive = digits.starts_with('-') ? digits.substr(1) : digits;
  const auto whole = positive.substr(0, positive.find('.'));
  const auto rest = positive.substr(whole.size());
  const bool is_whole = rest.find_first_not_of(".0") == std::string_view::npos;
  if (type_of(node) == "number" && is_whole && all_digits(whole)) return;
  if (!all_digits(whole) || (!is_whole && !all_digits(rest.substr(1)))) {
    drop(kType, node, "Dit moet een geheel getal zijn en is niet overgenomen.");
    return;
  }
  report(kType, node, "Dit moet een geheel getal zijn.");
  put(node, (digits.starts_with('-') ? "-" : "") + std::string{whole}, "number");
}

void Reader::boolean(pugi::xml_node node) {
  if (type_of(node) == "boolean") return;
  const auto said = loosely(node.text().get());
  constexpr std::array<std::string_view, 4> yes{"true", "ja", "j", "1"};
  constexpr std::array<std::string_view, 4> no{"false", "nee", "n", "0"};
  const bool is_yes = std::find(yes.begin(), yes.end(), said) != yes.end();
  if (!is_yes && std::find(no.begin(), no.end(), said) == no.end()) {
    drop(kType, node, "Dit moet true of false zijn en is niet overgenomen.");
    return;
  }
  report(kType, node, "Dit moet true of false zijn.");
  put(node, is_yes ? "true" : "false", "boolean");
}

void Reader::date(pugi::xml_node node) {
  const std::string_view written{node.text().get()};
  if (type_of(node) == "string" && sdk::is_date(written)) return;
  const auto understood = understood_date(written);
  if (understood.empty()) {
    drop(kDate, node, "Dit is geen datum in de vorm jjjj-mm-dd en is niet overgenomen.");
    return;
  }
  report(kDate, node, "Deze datum heeft niet de vorm jjjj-mm-dd.");
  put(node, understood);
}

void Reader::date_time(pugi::xml_node node) {
  const std::string_view written{node.text().get()};
  if (type_of(node) == "string" && sdk::is_date_time(written)) return;
  if (understood_date(written).empty()) {
    drop(kDate, node, "Dit is geen tijdstip volgens RFC 3339 en is niet overgenomen.");
    return;
  }
  report(kDate, node, "Dit is geen tijdstip volgens RFC 3339; alleen de datum telt.");
  put(node, understood_date(written));
}

void Reader::code(const Member& member, pugi::xml_node node) {
  const std::string written{node.text().get()};
  const auto& codes = member.codes;
  if (std::find(codes.begin(), codes.end(), written) != codes.end()) return;
  const auto alias = mapping_.lookup("alias", written).value_or(written);
  const auto official = std::find_if(codes.begin(), codes.end(), [&](std::string_view code) {
    return loosely(code) == loosely(alias);
  });
  if (official != codes.end()) {
    report(kCode, node, "Deze waarde is gelezen als een andere schrijfwijze uit de codelijst.");
    put(node, std::string{*official});
  } else if (member.closed || trimmed(written).empty()) {
    drop(kCode, node, "Deze waarde komt niet in de codelijst voor en is niet overgenomen.");
  } else {
    report(kCode, node, "Deze waarde is onbekend en is ongewijzigd overgenomen.");
    set_type(node, "string");
  }
}

/// The model has a list for it that it does not use; so any text is allowed, and few mean anything.
void Reader::sex(pugi::xml_node node) {
  const auto said = loosely(node.text().get());
  const auto any_of = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), said) != words.end();
  };
  if (any_of({"man", "m", "mannelijk", "1"})) return put(node, "Man");
  if (any_of({"vrouw", "v", "vrouwelijk", "2"})) return put(node, "Vrouw");
  if (any_of({"onbekend", "o", "0", "9"})) return put(node, "Onbekend");
  if (any_of({"leeg", ""})) {
    node.parent().remove_child(node);
    return;
  }
  drop(kCode, node, "Deze waarde komt niet in de codelijst voor en is niet overgenomen.");
}

void Reader::bsn(pugi::xml_node node) {
  std::string digits;
  for (const char c : std::string_view{node.text().get()}) {
    if (c != ' ' && c != '.' && c != '-') digits += c;
  }
  if (digits.size() == 8 && all_digits(digits)) digits.insert(0, 1, '0');
  if (digits.empty()) {
    node.parent().remove_child(node);
    return;
  }
  if (!sdk::is_bsn(digits)) {
    drop(kBsn, node, "Dit BSN voldoet niet aan de elfproef en is niet gebruikt.");
    return;
  }
  if (type_of(node) != "string" || digits != node.text().get()) {
    report(kBsn, node, "Een BSN is tekst van negen cijfers.");
    put(node, digits);
  }
}

void Reader::municipality(pugi::xml_node node) {
  const std::string written{node.text().get()};
  const auto code = municipality_code(written);
  if (code.empty()) {
    drop(kMunicipality, node, "Dit is geen gemeentecode en is niet overgenomen.");
    return;
  }
  if (code == written && type_of(node) == "string") return;
  report(kMunicipality, node, "Een gemeentecode heeft vier cijfers.");
  put(node, code);
}

void Reader::nested(const Member& member, pugi::xml_node node) {
  if (type_of(node) == "array") {
    const auto only = node.first_child();
    if (!only || only.next_sibling() || type_of(only) != "object") {
      drop(kType, node, "Dit moet een object zijn en is niet overgenomen.");
      return;
    }
    report(kType, node, "Dit moet een object zijn en geen lijst.");
    for (auto inner = only.first_child(); inner;) {
      const auto next = inner.next_sibling();
      node.append_move(inner);
      inner = next;
    }
    node.remove_child(only);
    set_type(node, "object");
  }
  if (type_of(node) != "object") {
    drop(kType, node, "Dit moet een object zijn en is niet overgenomen.");
    return;
  }
  object(*member.shape, node);
}

void Reader::list(const Member& member, pugi::xml_node node) {
  if (type_of(node) == "object") {
    report(kType, node, "Dit moet een lijst zijn.");
    const std::vector<pugi::xml_node> members{node.begin(), node.end()};
    auto item = node.append_child("item");
    item.append_attribute("type").set_value("object");
    for (const auto inner : members) item.append_move(inner);
    set_type(node, "array");
  }
  if (type_of(node) != "array") {
    drop(kType, node, "Dit moet een lijst zijn en is niet overgenomen.");
    return;
  }
  for (const auto item : node.children("item")) {
    if (type_of(item) == "object") {
      object(*member.shape, item);
    } else {
      // It stays where it is: the pointers to those that follow count it.
      report(kType, item, "Dit moet een object zijn en is niet overgenomen.");
    }
  }
}

void Reader::drop(std::string_view code, pugi::xml_node node, std::string text) {
  report(code, node, std::move(text));
  node.parent().remove_child(node);
}

void Reader::report(std::string_view code, pugi::xml_node node, std::string text) {
  // To find a place costs much in a long list.
  if (findings_.size() >= kMostFindings) {
    ++left_out_;
    return;
  }
  report_at(code, message::pointer(node), std::move(text));
}

void Reader::report_at(std::string_view code, std::string where, std::string text) {
  if (findings_.size() >= kMostFindings) {
    ++left_out_;
    return;
  }
  findings_.push_back({strict_ ? sdk::Severity::error : sdk::Severity::warning, std::string{code},
                       std::move(where), std::move(text)});
}

std::vector<sdk::Finding> Reader::take() {
  if (left_out_ > 0) {
    findings_.push_back({sdk::Severity::warning, std::string{kMore}, "",
                         "Er zijn nog " + std::to_string(left_out_) + " afwijkingen."});
  }
  return std::move(findings_);
}

}  // namespace rodedraad::schuldhulp
