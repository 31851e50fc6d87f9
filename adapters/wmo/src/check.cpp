#include "check.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rodedraad/sdk/identifiers.h"
#include "shapes.h"

namespace rodedraad::wmo {

namespace {

constexpr std::size_t kMostFindings = 50;
constexpr std::string_view kWhiteSpace = " \t\r\n";

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view collapsed(std::string_view text) {
  const auto first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhiteSpace) + 1 - first);
}

std::int64_t length(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

bool is_integer(std::string_view text, std::int64_t least, std::int64_t most) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !all_digits(text)) return false;
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size() - 1));
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return false;
  if (negative) value = -value;
  return value >= least && value <= most;
}

/// xs:time without time zone; 24:00:00 is the end of the day.
bool is_time(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return false;
  const auto part = [&](std::size_t at, std::int64_t most) {
    return all_digits(text.substr(at, 2)) && is_integer(text.substr(at, 2), 0, most);
  };
  const auto fraction = text.substr(8);
  if (!fraction.empty() &&
      (fraction[0] != '.' || fraction.size() < 2 || !all_digits(fraction.substr(1)))) {
    return false;
  }
  if (text.starts_with("24")) {
    return text.substr(2, 6) == ":00:00" &&
           fraction.find_first_not_of(".0") == std::string_view::npos;
  }
  return part(0, 23) && part(3, 59) && part(6, 59);
}

/// Three whole numbers without leading zeros and with dots between them.
bool is_version(std::string_view text) {
  for (int i = 0; i < 3; ++i) {
    const auto dot = i < 2 ? text.find('.') : text.size();
    if (dot == std::string_view::npos) return false;
    const auto part = text.substr(0, dot);
    if (part.empty() || !all_digits(part) || (part.size() > 1 && part[0] == '0')) return false;
    text.remove_prefix(i < 2 ? dot + 1 : dot);
  }
  return text.empty();
}

/// Letters of the range that LDT_Voorletters allows: a-z, A-Z, U+00C0 to U+1EF3.
bool is_letters(std::string_view text) {
  constexpr std::uint32_t first = 0xC0;
  constexpr std::uint32_t last = 0x1EF3;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (!((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))) return false;
      ++i;
      continue;
    }
    const std::size_t size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (size == 4 || i + size > text.size()) return false;
    std::uint32_t point = byte & (size == 2 ? 0x1fU : 0x0fU);
    for (std::size_t j = 1; j < size; ++j) {
      point = (point << 6U) | (static_cast<unsigned char>(text[i + j]) & 0x3fU);
    }
    if (point < first || point > last) return false;
    i += size;
  }
  return true;
}

bool has_length(const Simple& simple, std::string_view text) {
  const auto count = length(text);
  return count >= simple.least && (simple.most == 0 || count <= simple.most);
}

/// Why \p text is no value of this type; empty when it is.
std::string problem(const Simple& simple, std::string_view text) {
  const auto bounds = [&] {
    return std::to_string(simple.least) + " tot en met " + std::to_string(simple.most);
  };
  switch (simple.form) {
    case Form::nonblank:
      if (text.find_first_of("\r\n") != std::string_view::npos) {
        return "Hier mag maar een regel tekst staan.";
      }
      if (collapsed(text).empty()) return "Dit mag niet leeg zijn.";
      return has_length(simple, text) ? "" : "Dit moeten " + bounds() + " tekens zijn.";
    case Form::comment:
      return collapsed(text).empty() ? "Dit mag niet leeg zijn." : "";
    case Form::digits:
      return all_digits(text) && has_length(simple, text)
                 ? ""
                 : "Dit moeten " + bounds() + " cijfers zijn.";
    case Form::integer:
      return is_integer(collapsed(text), simple.least, simple.most)
                 ? ""
                 : "Dit moet een geheel getal van " + bounds() + " zijn.";
    case Form::date:
      return sdk::is_date(collapsed(text)) ? ""
                                           : "Dit moet een bestaande datum zonder tijdzone zijn.";
    case Form::time:
      return is_time(collapsed(text)) ? "" : "Dit moet een tijd zonder tijdzone zijn.";
    case Form::version:
      return is_version(text) ? "" : "Dit moet een versienummer van drie getallen zijn.";
    case Form::letters:
      return is_letters(text) && has_length(simple, text)
                 ? ""
                 : "Dit moeten " + bounds() + " letters zonder punten of spaties zijn.";
    case Form::listed:
      break;
  }
  return std::find(simple.codes.begin(), simple.codes.end(), text) != simple.codes.end()
             ? ""
             : "Deze code staat niet in de codelijst.";
}

class Check {
 public:
  explicit Check(const Opened& opened) : opened_(opened), retour_(opened.kind->is_retour) {}

  std::vector<sdk::Finding> run() {
    const auto root = opened_.root;
    attributes(root);
    Walk walk{*this, root};
    if (const auto node = walk.take("m:Header")) {
      header(node);
    } else {
      missing(root, "m:Header");
    }
    const auto& body = body_shape(*opened_.kind);
    if (const auto node = walk.take(body.name)) {
      attributes(node);
      sequence(*body.sequence, node);
    } else if (!retour_) {
      missing(root, body.name);
    }
    walk.end();
    return std::move(findings_);
  }

 private:
  /// The children of an element, one after another.
  class Walk {
   public:
    Walk(Check& check, pugi::xml_node parent) : check_(check) {
      next_ = parent.first_child();
      skip();
    }
    /// The next child, when it has this name.
    pugi::xml_node take(std::string_view name) {
      if (!next_ || name != next_.name()) return {};
      const auto taken = next_;
      next_ = next_.next_sibling();
      skip();
      return taken;
    }
    void end() {
      if (next_) check_.report(next_, "Dit element hoort hier niet.");
    }

   private:
    void skip() {
      for (; next_ && next_.type() != pugi::node_element; next_ = next_.next_sibling()) {
        check_.report(next_.parent(), "Tussen de elementen mag geen tekst staan.");
      }
    }
    Check& check_;
    pugi::xml_node next_;
  };

  void header(pugi::xml_node node) {
    attributes(node);
    Walk walk{*this, node};
    for (const auto& element : header_shape(opened_.kind->from_municipality).elements) {
      take(walk, element, node);
    }
    if (retour_) {
      for (const auto& element : retour_header_shape().elements) take(walk, element, node);
    }
    walk.end();
    fixed(node, "m:BerichtCode", opened_.kind->code);
    const auto underscore = opened_.release.find('_');
    fixed(node, "m:BerichtVersie", std::string_view{opened_.release}.substr(0, underscore));
    fixed(node, "m:BerichtSubversie", std::string_view{opened_.release}.substr(underscore + 1));
  }

  void fixed(pugi::xml_node parent, const char* name, std::string_view value) {
    const auto node = parent.child(name);
    if (node && collapsed(node.child_value()) != value) {
      report(node, "Deze waarde past niet bij dit bericht.");
    }
  }

  void sequence(const Sequence& shape, pugi::xml_node node) {
    Walk walk{*this, node};
    for (const auto& element : shape.elements) take(walk, element, node);
    if (retour_ && shape.data_class) take(walk, retour_codes_shape(), node);
    walk.end();
  }

  void take(Walk& walk, const Element& element, pugi::xml_node parent) {
    bool found = false;
    while (const auto node = walk.take(element.name)) {
      found = true;
      attributes(node);
      if (element.sequence != nullptr) {
        sequence(*element.sequence, node);
      } else {
        value(*element.simple, node);
      }
      if (element.times != Times::many) break;
    }
    if (!found && element.times != Times::maybe) missing(parent, element.name);
  }

  void value(const Simple& simple, pugi::xml_node node) {
    for (const auto child : node.children()) {
      if (child.type() == pugi::node_element) return report(node, "Hier mag alleen tekst staan.");
    }
    if (auto text = problem(simple, node.child_value()); !text.empty())
      report(node, std::move(text));
  }

  void attributes(pugi::xml_node node) {
    for (const auto attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xsi:schemaLocation" || name == "xsi:noNamespaceSchemaLocation") continue;
      report(node, "Dit element mag geen attributen hebben.");
      return;
    }
  }

  void missing(pugi::xml_node parent, std::string_view name) {
    add(message::place(parent) + "/" + std::string{name}, "Dit element ontbreekt hier.");
  }

  void report(pugi::xml_node node, std::string text) { add(message::place(node), std::move(text)); }

  void add(std::string where, std::string text) {
    if (findings_.size() >= kMostFindings) return;
    findings_.push_back({sdk::Severity::error, "StUF055", std::move(where), std::move(text)});
  }

  const Opened& opened_;
  bool retour_;
  std::vector<sdk::Finding> findings_;
};

}  // namespace

std::vector<sdk::Finding> check_structure(const Opened& opened) { return Check{opened}.run(); }

}  // namespace rodedraad::wmo
