#include "rodedraad/json_api/check.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::json_api {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::string_view json_type(Type type) {
  switch (type) {
    case Type::integer:
    case Type::number:
      return "number";
    case Type::boolean:
      return "boolean";
    case Type::object:
      return "object";
    case Type::list:
      return "array";
    default:
      return "string";
  }
}

std::string_view json_type_nl(Type type) {
  switch (type) {
    case Type::integer:
    case Type::number:
      return "een getal";
    case Type::boolean:
      return "true of false";
    case Type::object:
      return "een object";
    case Type::list:
      return "een lijst";
    default:
      return "tekst";
  }
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  return parent.child(std::string{name}.c_str());
}

/// Whether the digits stand where the form wants them, so that the writer meant a date.
bool looks_like_date(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char f) { return f == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

bool whole_date(std::string_view canonical) { return sdk::is_date(canonical); }

}  // namespace

void Checker::object(const Object& shape, pugi::xml_node node) {
  for (const auto& member : shape.members) {
    const auto found = child(node, member.name);
    if (found) {
      this->member(member, node, found);
    } else if (member.required) {
      report(codes_.schema, node, member.name, "Dit gegeven ontbreekt.");
    }
  }
  for (const auto& pair : shape.one_of) {
    if (child(node, pair.first) || child(node, pair.second)) continue;
    report(codes_.schema, node, pair.first,
           "Een van deze gegevens is nodig: " + std::string{pair.first} + " of " +
               std::string{pair.second} + ".");
  }
  for (const auto& period : shape.periods) {
    const auto begin = date(node, period.begin);
    const auto end = date(node, period.end);
    if (begin.empty() || end.empty() || begin <= end) continue;
    report(codes_.date, node, period.end,
           "Deze datum ligt voor " + std::string{period.begin} + ".");
  }
  if (shape.extra == Extra::refused) extra(shape, node);
}

void Checker::list(const Object& shape, pugi::xml_node node) {
  for (const auto item : node.children()) {
    if (std::string_view{item.attribute("type").value()} == "object") {
      object(shape, item);
    } else {
      findings_.push_back({sdk::Severity::error, std::string{codes_.schema}, message::pointer(item),
                           "Dit moet een object zijn."});
    }
  }
}

void Checker::report(std::string_view code, pugi::xml_node parent, std::string_view member,
                     std::string text, sdk::Severity severity) {
  findings_.push_back({severity, std::string{code}, place(parent, member), std::move(text)});
}

std::string Checker::date(pugi::xml_node parent, std::string_view member) const {
  const auto text = message::text(parent, std::string{member}.c_str());
  auto canonical = message::canonical_date(text, date_form());
  return canonical && whole_date(*canonical) ? *std::move(canonical) : std::string{};
}

bool Checker::failed() const { return has_error(findings_); }

void Checker::member(const Member& member, pugi::xml_node parent, pugi::xml_node node) {
  // Cells of a CSV have no type of their own; only JSON can be wrong here.
  const auto type = node.attribute("type");
  if (type && type.value() != json_type(member.type)) {
    report(codes_.schema, parent, member.name,
           "Dit gegeven moet " + std::string{json_type_nl(member.type)} + " zijn.");
    return;
  }
  if (member.type == Type::object) {
    object(*member.shape, node);
  } else if (member.type == Type::list) {
    list(*member.shape, node);
  } else {
    value(member, parent, node.child_value());
  }
}

void Checker::value(const Member& member, pugi::xml_node parent, std::string_view text) {
  const auto wrong = [&](std::string sentence) {
    report(codes_.schema, parent, member.name, std::move(sentence));
  };
  switch (member.type) {
    case Type::text: {
      const auto length = characters(text);
      if (length < member.least) wrong("Deze tekst is te kort of leeg.");
      if (length > member.most) {
        wrong("Deze tekst is te lang; er passen " + std::to_string(member.most) + " tekens.");
      }
      break;
    }
    case Type::digits:
      if (!all_digits(text) || characters(text) != member.least) {
        wrong("Dit moeten " + std::to_string(member.least) + " cijfers zijn.");
      }
      break;
    case Type::code:
    case Type::suggested:
    case Type::listed:
      check_code(member, parent, text);
      break;
    case Type::date:
      check_date(member, parent, text);
      break;
    case Type::date_time:
      if (!sdk::is_date_time(text)) wrong("Dit is geen tijdstip volgens RFC 3339.");
      break;
    case Type::uuid:
      if (!sdk::is_uuid(text)) wrong("Dit is geen UUID.");
      break;
    case Type::bsn:
      if (text.size() != 9 || !all_digits(text)) {
        wrong("Een BSN heeft negen cijfers.");
      } else if (!sdk::is_bsn(text)) {
        report(codes_.bsn, parent, member.name, "Dit BSN voldoet niet aan de elfproef.");
      }
      break;
    case Type::municipality:
      if (!sdk::is_gemeentecode(text)) {
        report(codes_.municipality, parent, member.name, "Een gemeentecode heeft vier cijfers.");
      }
      break;
    case Type::integer: {
      const auto value = whole_number(text);
      if (!value || *value < member.least || *value > member.most) {
        wrong("Dit moet een geheel getal zijn van " + std::to_string(member.least) +
              " tot en met " + std::to_string(member.most) + ".");
      }
      break;
    }
    case Type::number:
      if (text.starts_with('-')) wrong("Dit getal mag niet negatief zijn.");
      break;
    case Type::boolean:
    case Type::object:
    case Type::list:
      break;
  }
}

void Checker::check_date(const Member& member, pugi::xml_node parent, std::string_view text) {
  const auto canonical = message::canonical_date(text, date_form());
  if (canonical && whole_date(*canonical)) return;
  if (looks_like_date(text, date_form())) {
    report(codes_.date, parent, member.name, "Deze datum bestaat niet.");
  } else {
    const auto* const form = form_ == Form::json ? "jjjj-mm-dd." : "dd-mm-jjjj.";
    report(codes_.schema, parent, member.name, std::string{"Dit is geen datum in de vorm "} + form);
  }
}

void Checker::check_code(const Member& member, pugi::xml_node parent, std::string_view text) {
  const bool known = member.table.empty() ? std::find(member.codes.begin(), member.codes.end(),
                                                      text) != member.codes.end()
                                          : mapping_.lookup(member.table, text).has_value();
  if (known) return;
  if (member.type == Type::suggested) {
    report(codes_.code, parent, member.name,
           "Deze waarde is onbekend en is ongewijzigd overgenomen.", sdk::Severity::warning);
  } else {
    report(codes_.schema, parent, member.name, "Deze waarde komt niet in de codelijst voor.");
  }
}

void Checker::extra(const Object& shape, pugi::xml_node node) {
  for (const auto member : node.children()) {
    const bool named =
        std::any_of(shape.members.begin(), shape.members.end(),
                    [&](const Member& candidate) { return candidate.name == member.name(); });
    if (named) continue;
    // The sender chose this name. One with digits may be somebody's number, which no finding may
    // show.
    const std::string_view name{member.name()};
    const bool tellable =
        name.find_first_of("0123456789") == std::string_view::npos && !member.attribute("name");
    findings_.push_back({sdk::Severity::error, std::string{codes_.schema},
                         message::pointer(tellable ? member : node),
                         "Dit gegeven hoort niet in dit bericht."});
  }
}

std::string Checker::place(pugi::xml_node parent, std::string_view member) const {
  return form_ == Form::json ? message::pointer(parent) + "/" + std::string{member}
                             : message::place(parent) + ", " + std::string{member};
}

bool has_error(const std::vector<sdk::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const sdk::Finding& finding) {
    return finding.severity == sdk::Severity::error;
  });
}

}  // namespace rodedraad::json_api
