#include <fmt/format.h>

#include <algorithm>

#include "names.h"
#include "reading.h"
#include "shapes.h"
#include "values.h"

namespace rodedraad::config {

namespace {

std::vector<std::string> values_of(const Element& element, std::string_view attribute) {
  std::vector<std::string> out;
  for (auto& word : element.words(attribute)) out.push_back(std::move(word.value));
  return out;
}

void check_municipalities(const Element& element, Reading& reading) {
  if (!reading.region_known) return;
  const auto& region = reading.config.region;
  for (const auto& word : element.words("municipalities")) {
    if (region.municipality(word.value) != nullptr) continue;
    reading.report.error(
        word.place, "municipality-unknown",
        no_such("municipality", word.value, names_of(region.municipalities, &Municipality::code)));
  }
}

Role read_role(const Element& element, Reading& reading) {
  check_unique(reading.config.access.roles, &Role::id, element.attribute("id"), reading.report);
  check_municipalities(element, reading);
  Role out;
  out.id = element.value("id");
  out.title = element.value("title");
  out.rights = values_of(element, "rights");
  out.laws = values_of(element, "laws");
  out.municipalities = values_of(element, "municipalities");
  for (const auto* each : element.all("claim")) out.claims.push_back(each->text.value);
  out.place = element.place;
  return out;
}

void read_session(const Element& element, Access& out, Report& report) {
  out.idle = parse_duration(element.value("idle")).value_or(out.idle);
  out.absolute = parse_duration(element.value("absolute")).value_or(out.absolute);
  if (out.idle <= out.absolute && out.idle >= std::chrono::minutes{1}) return;
  report.error(element.place_of("idle"), "session-times",
               "a session that nobody uses ends after `idle`, one minute or more, and in any case "
               "after `absolute`, which is not shorter");
}

/// NIST SP 800-63B section 5.1.1.2 asks for eight at least, and to let 64 be used.
void read_password(const Element& element, Access& out, Report& report) {
  constexpr int kShortest = 8;
  constexpr int kLongest = 64;
  out.password_length = parse_count(element.value("length")).value_or(out.password_length);
  if (out.password_length >= kShortest && out.password_length <= kLongest) return;
  report.error(element.place_of("length"), "password-length",
               fmt::format("passwords have {} characters at least, and nobody can be asked for "
                           "more than {}",
                           kShortest, kLongest));
}

void check_issuer(const Text& issuer, Report& report) {
  const auto parts = parse_url(issuer.value);
  if (!parts || issuer.value.find_first_of("?#") != std::string::npos) {
    report.error(
        issuer.place, "issuer-invalid",
        "an issuer is the address of the provider, such as https://login.example.nl/realm, "
        "as it stands in its openid-configuration");
  } else if (parts->scheme != "https" && !is_loopback(parts->host)) {
    report.error(issuer.place, "http-not-secure",
                 "this is plain HTTP to another machine; use https");
  }
}

OpenId read_openid(const Element& element, Reading& reading) {
  OpenId out;
  if (const auto* issuer = element.attribute("issuer")) check_issuer(issuer->text, reading.report);
  out.issuer = element.value("issuer");
  out.client_id = element.value("client-id");
  out.secret = element.value("secret");
  if (element.attribute("roles-claim") != nullptr) out.roles_claim = element.value("roles-claim");
  out.name = element.value("name");
  if (const auto* ca = element.attribute("ca"); ca != nullptr && !ca->text.value.empty()) {
    out.ca = file_path(ca->text, reading);
  }
  out.allow = element.value("allow");
  if (const auto* secret = element.attribute("secret");
      secret != nullptr && !secret->text.secret && !secret->text.failed) {
    warn_secret_in_clear(secret->text, "the secret of the provider", reading);
  }
  return out;
}

/// Who logs in at the provider gets roles by claims alone: without any, nobody gets in.
void check_claims(const Access& access, const Element& oidc, Report& report) {
  for (const auto& role : access.roles) {
    if (!role.claims.empty()) return;
  }
  report.error(oidc.place, "claim-missing",
               "nobody gets in this way: no <role> has a <claim>, a value of the claim "
               "`roles-claim` that gives that role");
}

}  // namespace

const Role* Access::role(std::string_view id) const {
  const auto found = std::ranges::find(roles, id, &Role::id);
  return found == roles.end() ? nullptr : &*found;
}

void read_access(const Element& root, Reading& reading) {
  check(root, access_shape(), reading.report);
  auto& access = reading.config.access;
  for (const auto* each : root.all("role")) access.roles.push_back(read_role(*each, reading));
  if (const auto* session = root.child("session")) {
    read_session(*session, access, reading.report);
  }
  if (const auto* eyes = root.child("four-eyes")) {
    access.four_eyes_from = parse_count(eyes->value("from")).value_or(access.four_eyes_from);
  }
  if (const auto* password = root.child("password")) {
    read_password(*password, access, reading.report);
  }
  if (const auto* oidc = root.child("oidc")) {
    access.openid = read_openid(*oidc, reading);
    check_claims(access, *oidc, reading.report);
  }
}

std::vector<Role> built_in_roles() {
  const auto role = [](std::string id, std::string title, std::vector<std::string> rights,
                       std::vector<std::string> laws = {}) {
    Role out;
    out.id = std::move(id);
    out.title = std::move(title);
    out.rights = std::move(rights);
    out.laws = std::move(laws);
    return out;
  };
  return {role("beheerder", "Beheerder",
               {"metadata", "inhoud", "opnieuw", "bewerken", "inrichten", "audit"}),
          role("casusregisseur", "Casusregisseur",
               {"metadata", "inhoud", "ontmaskeren", "opnieuw", "bewerken"},
               {"wi2021", "participatiewet", "wmo"}),
          role("schuldhulp-regisseur", "Regisseur schuldhulp",
               {"metadata", "inhoud", "ontmaskeren", "opnieuw", "bewerken"}, {"wgs"}),
          role("privacy-officer", "Privacy officer", {"metadata", "audit"}),
          role("meekijker", "Meekijker", {"metadata"})};
}

}  // namespace rodedraad::config
