#include "certificates.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "connection_state.h"
#include "rodedraad/hub/credentials.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

using crypto::Credential;
using hub::HeldCredential;

constexpr std::chrono::minutes kFresh{1};
constexpr int kSoon = 60;

/// Reading files for every look at the overview would cost more than it tells.
class Kept {
 public:
  std::vector<HeldCredential> of(const hub::Setup& setup, model::Instant now) {
    const std::lock_guard lock(mutex_);
    const auto& revision = setup.config().revision;
    if (revision != revision_ || now < read_ || now > read_ + kFresh) {
      held_ = hub::held_credentials(setup.config(), setup.context().catalogue);
      revision_ = revision;
      read_ = now;
    }
    return held_;
  }

 private:
  std::mutex mutex_;
  std::string revision_;
  model::Instant read_{};
  std::vector<HeldCredential> held_;
};

Kept& kept() {
  static Kept one;
  return one;
}

int days_left(const Credential& credential, model::Instant now) {
  return static_cast<int>(std::chrono::floor<std::chrono::days>(credential.ends - now).count());
}

std::string purpose_of(const HeldCredential& held) {
  if (held.credential.kind == Credential::Kind::revocation_list) return "ingetrokken certificaten";
  const auto& setting = held.setting.name;
  if (setting == "client-certificate") return "client: zo bewijst de hub zich bij de partner";
  if (setting == "certificate") {
    return held.credential.authority ? "keten van het servercertificaat"
                                     : "server: zo bewijst de hub zich bij wie verbindt";
  }
  if (setting == "clients") return "CA: van wie certificaten van afzenders gelden";
  if (setting == "ca") return "CA: van wie het certificaat van de partner geldt";
  return setting;
}

/// A file beside it, "x.pem" for "x.next.pem" or "x.nieuw.pem", with a certificate that lasts
/// longer.
std::string successor(const HeldCredential& held) {
  for (const char* word : {".next", ".nieuw"}) {
    auto file = held.file;
    file.replace_extension(std::string{word} + held.file.extension().string());
    std::error_code failed;
    if (std::filesystem::is_regular_file(file, failed)) return file.filename().string();
  }
  return {};
}

Verdict verdict_of(int days) {
  return days < 0 ? Verdict::trouble : days < kSoon ? Verdict::care : Verdict::well;
}

std::string sentence(int days, const std::string& next) {
  const auto ready = next.empty() ? std::string{} : " Een opvolger ligt klaar.";
  if (days < 0) return "Verlopen: zet het nieuwe op zijn plaats en herlaad." + ready;
  if (days < kSoon) {
    return "Verloopt over " + std::to_string(days) + " dagen" +
           (next.empty() ? ": vraag een nieuw aan." : ".") + ready;
  }
  return "Geldig." + ready;
}

}  // namespace

std::map<std::string, int> days_left_by_use(const hub::Setup& setup, model::Instant now) {
  std::map<std::string, int> result;
  for (const auto& held : kept().of(setup, now)) {
    if (held.credential.kind != Credential::Kind::certificate) continue;
    const auto days = days_left(held.credential, now);
    const auto [at, fresh] = result.try_emplace(held.used_by, days);
    if (!fresh) at->second = std::min(at->second, days);
  }
  return result;
}

json::array certificates(const hub::Setup& setup, model::Instant now, const std::string& used_by) {
  const auto all = kept().of(setup, now);
  std::map<std::string, std::set<std::string>> users;
  const auto key_of = [](const HeldCredential& held) {
    return held.file.string() + '\n' + held.credential.subject + '\n' + held.credential.key +
           held.setting.name;
  };
  for (const auto& held : all) users[key_of(held)].insert(held.used_by);
  std::set<std::string> seen;
  json::array result;
  for (const auto& held : all) {
    if (held.credential.kind == Credential::Kind::private_key) continue;
    const auto key = key_of(held);
    if (!used_by.empty() && !users[key].contains(used_by)) continue;
    if (!seen.insert(key).second) continue;
    const auto days = days_left(held.credential, now);
    const auto next = successor(held);
    result.push_back(json::object{{"bestand", held.file.filename().string()},
                                  {"onderwerp", held.credential.subject},
                                  {"uitgever", held.credential.issuer},
                                  {"doel", purpose_of(held)},
                                  {"gebruiktDoor", json::value_from(users[key])},
                                  {"geldigVan", utc(held.credential.begins)},
                                  {"geldigTot", utc(held.credential.ends)},
                                  {"dagen", days},
                                  {"opvolger", or_null(next)},
                                  {"oordeel", json::string{word_of(verdict_of(days))}},
                                  {"uitleg", sentence(days, next)}});
  }
  return result;
}

}  // namespace rodedraad::admin
