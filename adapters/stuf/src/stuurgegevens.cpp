#include "rodedraad/stuf/stuurgegevens.h"

#include <algorithm>

#include "rodedraad/message/tree.h"

namespace rodedraad::stuf {

namespace {

std::string part(pugi::xml_node parent, const char* name) {
  return std::string{message::text(parent, name)};
}

System read_system(pugi::xml_node node) {
  return {part(node, "StUF:organisatie"), part(node, "StUF:applicatie"),
          part(node, "StUF:administratie"), part(node, "StUF:gebruiker")};
}

/// In characters, not bytes.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

class Check {
 public:
  explicit Check(pugi::xml_node node) : place_(message::place(node)) {}

  void size(std::string_view name, std::string_view text, std::size_t least, std::size_t most) {
    if (length(text) >= least && length(text) <= most) return;
    report(name, "Dit moeten " + std::to_string(least) + " tot " + std::to_string(most) +
                     " tekens zijn.");
  }

  void system(const std::string& name, const System& system) {
    size(name + "/StUF:organisatie", system.organisation, 0, 200);
    size(name + "/StUF:applicatie", system.application, 3, 50);
    size(name + "/StUF:administratie", system.administration, 0, 50);
    size(name + "/StUF:gebruiker", system.user, 0, 100);
  }

  void report(std::string_view name, std::string text) {
    findings.push_back(
        {sdk::Severity::error, "StUF055", place_ + "/" + std::string{name}, std::move(text)});
  }

  std::vector<sdk::Finding> findings;

 private:
  std::string place_;
};

bool is_moment(std::string_view text) {
  return text.size() >= 8 && text.size() <= 17 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Stuurgegevens read_stuurgegevens(pugi::xml_node node) {
  return {part(node, "StUF:berichtcode"),
          read_system(node.child("StUF:zender")),
          read_system(node.child("StUF:ontvanger")),
          part(node, "StUF:referentienummer"),
          part(node, "StUF:tijdstipBericht"),
          part(node, "StUF:crossRefnummer"),
          part(node, "StUF:entiteittype"),
          part(node, "StUF:functie")};
}

std::vector<sdk::Finding> check_stuurgegevens(pugi::xml_node node, const Stuurgegevens& data) {
  Check check{node};
  check.size("StUF:berichtcode", data.berichtcode, 4, 4);
  check.system("StUF:zender", data.sender);
  check.system("StUF:ontvanger", data.receiver);
  check.size("StUF:referentienummer", data.reference, 1, 40);
  if (!is_moment(data.moment)) {
    check.report("StUF:tijdstipBericht", "Dit moeten 8 tot 17 cijfers zijn.");
  }
  check.size("StUF:crossRefnummer", data.cross_reference, 0, 40);
  check.size("StUF:functie", data.function, 0, 30);
  return std::move(check.findings);
}

}  // namespace rodedraad::stuf
