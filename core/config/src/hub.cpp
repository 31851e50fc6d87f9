#include <fmt/format.h>

#include <algorithm>

#include "reading.h"
#include "rodedraad/crypto/minisign.h"
#include "shapes.h"
#include "values.h"

namespace rodedraad::config {

namespace {

/// Of a server all that libpq takes: several machines with commas between them, or none, when the
/// server listens on a socket.
void check_store(const Text& url, Reading& reading) {
  constexpr std::string_view kFile = "sqlite:", kServer = "postgresql://";
  const std::string_view value = url.value;
  if (value.starts_with(kFile) && value.size() > kFile.size()) return;
  if (!value.starts_with(kServer) || value.size() == kServer.size()) {
    reading.report.error(url.place, "store-unknown",
                         "a store is `sqlite:FILE` or `postgresql://HOST/DATABASE`");
    return;
  }
  const auto authority =
      value.substr(kServer.size(), value.find_first_of("/?", kServer.size()) - kServer.size());
  const auto at = authority.rfind('@');
  const bool has_password = (at != std::string_view::npos &&
                             authority.substr(0, at).find(':') != std::string_view::npos) ||
                            value.find("password=") != std::string_view::npos;
  if (has_password && !url.secret) {
    warn_secret_in_clear(url, "the store's address, with a password,", reading);
  }
}

void check_key_source(const Element& element, const char* name, Report& report) {
  const auto* attribute = element.attribute(name);
  if (attribute == nullptr) return;
  const auto& value = attribute->text.value;
  const auto split = value.find(':');
  const auto kind = value.substr(0, split);
  const bool known = kind == "file" || kind == "credential" || kind == "command";
  if (known && split != std::string::npos && split + 1 < value.size()) return;
  report.error(attribute->text.place, "key-source-unknown",
               "a master key is `file:PATH`, `credential:NAME` or `command:TEXT`; never the key "
               "itself");
}

Keys read_keys(const Element& element, Report& report) {
  for (const auto* name : {"master", "previous"}) check_key_source(element, name, report);
  Keys out;
  out.folder = element.value("folder");
  out.master = element.value("master");
  out.previous = element.value("previous");
  if (const auto* previous = element.attribute("previous"); previous && out.master.empty()) {
    report.error(
        previous->text.place, "key-previous-alone",
        "there is a key of before but no new one: name the new one in `master`; a key that "
        "the hub makes itself needs neither");
  }
  return out;
}

void check_admin(const Element& admin, Report& report) {
  const bool certificate = !admin.value("certificate").empty();
  if (certificate != !admin.value("key").empty()) {
    report.error(admin.place, "certificate-without-key",
                 certificate ? "this certificate has no key; name its file in `key`"
                             : "this key has no certificate; name its file in `certificate`");
    return;
  }
  const auto* attribute = admin.attribute("address");
  if (attribute == nullptr) return;
  const auto& address = attribute->text;
  const auto host = address_host(address.value);
  if (!host) {
    report.error(address.place, "address-invalid",
                 fmt::format("`{}` is not an address `host:port`", address.value));
  } else if (!certificate && !is_loopback(*host)) {
    report.error(address.place, "http-not-secure",
                 "this is plain HTTP for other machines; name a `certificate` and a `key`, or "
                 "listen on 127.0.0.1");
  }
}

/// Empty when none is named.
std::string file_of(const Element& element, const char* name, Reading& reading) {
  const auto* attribute = element.attribute(name);
  const bool named = attribute != nullptr && !attribute->text.value.empty();
  return named ? file_path(attribute->text, reading) : std::string{};
}

Listener read_listener(const Element& element, Reading& reading) {
  check_unique(reading.config.hub.listeners, &Listener::id, element.attribute("id"),
               reading.report);
  Listener out;
  out.id = element.value("id");
  out.place = element.place;
  out.transport = read_plugin_use(element, "transport", Use::listen, reading);
  return out;
}

AuditSettings read_audit(const Element& element) {
  AuditSettings out;
  out.key = element.value("key");
  out.checkpoints = element.value("checkpoints");
  out.every = parse_duration(element.value("every")).value_or(out.every);
  return out;
}

Logboek read_logboek(const Element& element, Reading& reading) {
  Logboek out;
  out.activity = element.value("activity");
  if (element.attribute("transport") != nullptr) {
    out.transport = read_plugin_use(element, "transport", Use::send, reading);
  } else if (const auto* setting = element.child("setting")) {
    reading.report.error(setting->place, "attribute-missing",
                         "these settings are of a transport: say which in `transport`");
  }
  return out;
}

void check_url(const Element& element, const char* name, std::string_view form,
               std::initializer_list<std::string_view> schemes, Report& report) {
  const auto* attribute = element.attribute(name);
  if (attribute == nullptr || attribute->text.failed) return;
  const auto parts = parse_url(attribute->text.value);
  if (parts && std::find(schemes.begin(), schemes.end(), parts->scheme) != schemes.end()) return;
  report.error(attribute->text.place, "url-invalid",
               fmt::format("`{}` is not an address such as `{}`", attribute->text.value, form));
}

Alerts read_alerts(const Element& element, Reading& reading) {
  Alerts out;
  out.mail = element.value("mail");
  out.from = element.value("from");
  out.smtp = element.value("smtp");
  out.user = element.value("user");
  out.password = element.value("password");
  out.webhook = element.value("webhook");
  out.every = parse_duration(element.value("every")).value_or(out.every);
  auto& report = reading.report;
  check_url(element, "smtp", "smtp://mail.example:25", {"smtp"}, report);
  check_url(element, "webhook", "https://chat.example/hook", {"http", "https"}, report);
  if (!out.mail.empty() && (out.smtp.empty() || out.from.empty())) {
    report.error(element.place, "mail-without-server",
                 "mail needs a server and a sender: name them in `smtp` and `from`");
  }
  if (const auto* password = element.attribute("password");
      password != nullptr && !password->text.value.empty() && !password->text.secret) {
    warn_secret_in_clear(password->text, "the password of the mail server", reading);
  }
  if (const auto* digest = element.attribute("digest"); digest && !digest->text.failed) {
    out.digest = parse_time(digest->text.value);
    if (!out.digest) {
      report.error(digest->text.place, "time-invalid",
                   fmt::format("`{}` is not a time of day such as `07:30`", digest->text.value));
    } else if (!out.any()) {
      report.error(digest->text.place, "digest-to-nobody",
                   "a daily digest has to go somewhere: give `mail` or `webhook`");
    }
  }
  return out;
}

AllowedPlugin read_allowed(const Element& element, Report& report) {
  constexpr std::size_t kLength = 64;
  AllowedPlugin out;
  out.name = element.value("name");
  out.sha256 = element.value("sha256");
  out.isolated = element.value("isolation") != "none";
  if (const auto* hash = element.attribute("sha256");
      hash != nullptr && !hash->text.value.empty() &&
      (out.sha256.size() != kLength ||
       out.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)) {
    report.error(hash->text.place, "sha256-invalid",
                 "a SHA-256 is 64 digits and letters a to f; `rodedraad plugin allow FILE` prints "
                 "the whole line");
  }
  const bool reasoned = element.attribute("reason") != nullptr;
  if (!out.isolated && !reasoned) {
    report.error(element.place, "isolation-without-reason",
                 "without a process of its own this plugin can read every case and secret; say why "
                 "that must be in `reason`, or leave `isolation` out");
  } else if (out.isolated && reasoned) {
    report.error(element.place_of("reason"), "reason-without-need",
                 "a reason is for isolation=\"none\"; leave it out");
  }
  return out;
}

PluginFolder read_folder(const Element& element, Report& report) {
  PluginFolder out;
  out.folder = element.value("folder");
  for (const auto* each : element.all("allow")) out.allowed.push_back(read_allowed(*each, report));
  for (const auto* each : element.all("signer")) {
    const auto* key = each->attribute("key");
    if (key == nullptr || key->text.value.empty()) continue;
    if (!crypto::parse_signer(key->text.value)) {
      report.error(key->text.place, "signer-invalid",
                   "this is no public key of minisign; take the last line of the .pub file of the "
                   "supplier, which begins with RW");
    }
    out.signers.push_back(key->text.value);
  }
  return out;
}

}  // namespace

void read_hub(const Element& root, Reading& reading) {
  check(root, hub_shape(), reading.report);
  Hub& hub = reading.config.hub;
  if (const auto environment = root.value("environment"); !environment.empty()) {
    hub.environment = environment;
  }
  if (const auto* store = root.child("store")) {
    hub.store_url = store->value("url");
    hub.reserve = parse_size(store->value("reserve")).value_or(hub.reserve);
    hub.store_lease = parse_duration(store->value("lease")).value_or(hub.store_lease);
    if (const auto* url = store->attribute("url")) check_store(url->text, reading);
  }
  if (const auto* keys = root.child("keys")) hub.keys = read_keys(*keys, reading.report);
  if (const auto* admin = root.child("admin")) {
    hub.admin_address = admin->value("address");
    hub.admin_certificate = file_of(*admin, "certificate", reading);
    hub.admin_key = file_of(*admin, "key", reading);
    check_admin(*admin, reading.report);
  }
  for (const auto* each : root.all("listener")) {
    hub.listeners.push_back(read_listener(*each, reading));
  }
  for (const auto* each : root.all("plugins"))
    hub.plugin_folders.push_back(read_folder(*each, reading.report));
  if (const auto* log = root.child("log")) hub.log_level = log->value("level");
  if (const auto* audit = root.child("audit")) hub.audit = read_audit(*audit);
  if (const auto* alerts = root.child("alerts")) hub.alerts = read_alerts(*alerts, reading);
  if (const auto* logboek = root.child("logboek")) hub.logboek = read_logboek(*logboek, reading);
  if (const auto* maintenance = root.child("maintenance")) {
    hub.maintenance = maintenance->text.value;
  }
  if (const auto* deadline = root.child("plugin-deadline")) {
    hub.plugin_deadline = parse_duration(deadline->text.value).value_or(hub.plugin_deadline);
  }
  reading.hub_known = true;
}

}  // namespace rodedraad::config
