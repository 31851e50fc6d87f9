#include "suwi_check.h"

#include <algorithm>
#include <string>

namespace rodedraad::participatiewet::suwi {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }

bool all_of(std::string_view text, bool (*test)(char)) {
  return std::all_of(text.begin(), text.end(), test);
}

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

/// xs:nonNegativeInteger collapses white space; +5 and 007 are whole numbers.
bool is_number(std::string_view text, std::int64_t most_digits) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return false;
  text = text.substr(first, text.find_last_not_of(white) + 1 - first);
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !all_of(text, is_digit)) return false;
  const auto zeros = std::min(text.find_first_not_of('0'), text.size());
  return static_cast<std::int64_t>(text.size() - zeros) <= most_digits;
}

bool is_period(std::string_view text) {
  return text == "20" || text == "10" ||
         (text.size() == 2 && text[0] == '0' && text[1] >= '1' && text[1] <= '9');
}

bool is_custody(std::string_view text) {
  constexpr std::string_view values[] = {"1", "2", "D", "1D", "2D", "12"};
  return std::find(std::begin(values), std::end(values), text) != std::end(values);
}

/// What is wrong with a value, as a sentence; empty when nothing is.
std::string problem_of(const Element& element, std::string_view text) {
  const auto length = characters(text);
  const bool fits = length >= element.least && length <= element.most;
  const auto size = element.least == element.most ? std::to_string(element.most)
                                                  : "hoogstens " + std::to_string(element.most);
  switch (element.simple) {
    case Simple::bsn:
      if (fits && all_of(text, is_digit)) return {};
      return "Een burgerservicenummer heeft negen cijfers.";
    case Simple::date:
      return is_datum(text) ? "" : "Dit is geen datum in de vorm eejjmmdd.";
    case Simple::initials:
      if (text == "." || (fits && all_of(text, is_capital))) return {};
      return "Voorletters zijn een tot zes hoofdletters, of één punt.";
    case Simple::text:
      return fits ? "" : "Deze waarde heeft niet de juiste lengte: " + size + ".";
    case Simple::no_digit:
      if (fits && std::none_of(text.begin(), text.end(), is_digit)) return {};
      return "Deze waarde heeft " + size + " tekens en geen cijfers.";
    case Simple::digits:
      if (fits && all_of(text, is_digit)) return {};
      return "Dit moeten " + size + " cijfers zijn.";
    case Simple::number:
      if (is_number(text, element.most)) return {};
      return "Dit moet een geheel getal zijn van " + size + " cijfers.";
    case Simple::postcode:
      if (text.size() == 6 && text[0] != '0' && all_of(text.substr(0, 4), is_digit) &&
          all_of(text.substr(4), is_letter)) {
        return {};
      }
      return "Een postcode is vier cijfers en twee letters.";
    case Simple::period:
      return is_period(text) ? "" : "Deze periode staat niet in de lijst van het schema.";
    case Simple::sign:
      return text == "+" || text == "-" ? "" : "Dit moet + of - zijn.";
    case Simple::custody:
      return is_custody(text) ? "" : "Deze code staat niet in de lijst van het schema.";
  }
  return {};
}

class Inspection {
 public:
  std::vector<sdk::Finding> take() { return std::move(findings_); }

  void response(const Answer& answer) {
    no_attributes(answer.body);
    for (std::size_t i = 0; i < answer.clients.size(); ++i) {
      if (i > 0 && !answer.service->many_clients) {
        report(answer.clients[i], "Dit element mag hier maar één keer staan.");
      }
      sequence(*answer.service->client, answer.clients[i]);
    }
    choice(answer);
  }

 private:
  void report(pugi::xml_node at, std::string text) { report(message::place(at), std::move(text)); }

  void report(std::string place, std::string text) {
    findings_.push_back(
        {sdk::Severity::warning, std::string{kDeviation}, std::move(place), std::move(text)});
  }

  void no_attributes(pugi::xml_node node) {
    for (const auto attribute : node.attributes()) {
      if (std::string_view{attribute.name()}.starts_with("xsi:")) continue;
      report(node, "Dit element heeft geen attributen.");
      return;
    }
  }

  /// ClientSuwi with perhaps FWI, or FWI, or NietsGevonden.
  void choice(const Answer& answer) {
    std::size_t fwi = 0;
    for (const auto child : answer.body.children()) {
      const std::string_view name = child.name();
      if (name == "ClientSuwi") {
        if (fwi > 0) report(child, "Dit element staat niet op zijn plaats in het schema.");
      } else if (name == "fwi:FWI") {
        if (++fwi > 1) report(child, "Dit element mag hier maar één keer staan.");
        meldingen(child);
      } else if (name == "fwi:NietsGevonden") {
        if (answer.body.first_child() != child || child.next_sibling()) {
          report(child, "Naast dit element mag niets anders staan.");
        }
      } else {
        report(child, "Dit element staat niet in het schema.");
      }
    }
    if (!answer.body.first_child()) report(answer.body, "Het antwoord is leeg.");
  }

  void meldingen(pugi::xml_node fwi) {
    if (!fwi.first_child()) report(fwi, "Dit element mag niet leeg zijn.");
    for (const auto child : fwi.children()) {
      const std::string_view name = child.name();
      if (name == "Fout" || name == "Waarschuwing" || name == "Informatie") {
        sequence(kMelding, child);
      } else {
        report(child, "Dit element staat niet in het schema.");
      }
    }
  }

  void sequence(const Group& group, pugi::xml_node parent) {
    no_attributes(parent);
    const auto elements = group.elements;
    std::vector<bool> seen(elements.size());
    std::size_t at = 0;
    bool text = false;
    for (const auto child : parent.children()) {
      if (child.type() != pugi::node_element) {
        text = true;
        continue;
      }
      const auto found = std::find_if(
          elements.begin(), elements.end(),
          [&](const Element& element) { return element.name == std::string_view{child.name()}; });
      if (found == elements.end()) {
        report(child, "Dit element staat niet in het schema.");
        continue;
      }
      const auto index = static_cast<std::size_t>(found - elements.begin());
      if (index < at) report(child, "Dit element staat niet op zijn plaats in het schema.");
      if (seen[index] && !found->repeats) {
        report(child, "Dit element mag hier maar één keer staan.");
      }
      seen[index] = true;
      at = std::max(at, index);
      element(*found, child);
    }
    if (text) report(parent, "Tussen de elementen hoort geen tekst.");
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (!elements[i].required || seen[i]) continue;
      report(message::place(parent) + "/" + std::string{elements[i].name},
             "Dit element ontbreekt.");
    }
  }

  void element(const Element& element, pugi::xml_node node) {
    if (element.group != nullptr) return sequence(*element.group, node);
    no_attributes(node);
    if (node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; })) {
      return report(node, "Dit element heeft een waarde en geen onderdelen.");
    }
    if (auto problem = problem_of(element, node.child_value()); !problem.empty()) {
      report(node, std::move(problem));
    }
  }

  std::vector<sdk::Finding> findings_;
};

}  // namespace

bool is_datum(std::string_view text) {
  if (text.size() != 8 || !all_of(text, is_digit)) return false;
  const auto part = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  const auto month = part(4);
  const auto day = part(6);
  if (month > 12 || day > 31) return false;
  // Without a year: nothing at all, or a whole month and day.
  if (text.starts_with("0000")) return (month == 0 && day == 0) || (month > 0 && day > 0);
  return true;
}

std::vector<sdk::Finding> deviations_of(const Answer& answer) {
  Inspection inspection;
  if (answer.service != nullptr) inspection.response(answer);
  return inspection.take();
}

}  // namespace rodedraad::participatiewet::suwi
