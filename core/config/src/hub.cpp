#include <fmt/format.h>

#include "reading.h"
#include "shapes.h"
#include "values.h"

namespace rodedraad::config {

namespace {

void check_store(const Text& url, Reading& reading) {
  const auto& value = url.value;
  if (value.starts_with("sqlite:") && value.size() > 7) return;
  const auto parts = parse_url(value);
  if (!parts || parts->scheme != "postgresql") {
    reading.report.error(url.place, "store-unknown",
                         "a store is `sqlite:FILE` or `postgresql://HOST/DATABASE`");
  } else if (parts->has_password && !url.secret) {
    warn_secret_in_clear(url, "the store's address, with a password,", reading);
  }
}

void check_admin(const Text& address, Report& report) {
  const auto host = address_host(address.value);
  if (!host) {
    report.error(address.place, "address-invalid",
                 fmt::format("`{}` is not an address `host:port`", address.value));
  } else if (!is_loopback(*host)) {
    report.error(address.place, "http-not-secure",
                 "this is plain HTTP for other machines; listen on 127.0.0.1, behind a TLS proxy");
  }
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

}  // namespace

void read_hub(const Element& root, Reading& reading) {
  check(root, hub_shape(), reading.report);
  Hub& hub = reading.config.hub;
  if (const auto* store = root.child("store")) {
    hub.store_url = store->value("url");
    if (const auto* url = store->attribute("url")) check_store(url->text, reading);
  }
  if (const auto* admin = root.child("admin")) {
    hub.admin_address = admin->value("address");
    if (const auto* address = admin->attribute("address")) {
      check_admin(address->text, reading.report);
    }
  }
  for (const auto* each : root.all("listener")) {
    hub.listeners.push_back(read_listener(*each, reading));
  }
  for (const auto* each : root.all("plugins")) hub.plugin_folders.push_back(each->value("folder"));
  if (const auto* log = root.child("log")) hub.log_level = log->value("level");
  if (const auto* maintenance = root.child("maintenance")) {
    hub.maintenance = maintenance->text.value;
  }
  if (const auto* deadline = root.child("plugin-deadline")) {
    hub.plugin_deadline = parse_duration(deadline->text.value).value_or(hub.plugin_deadline);
  }
  reading.hub_known = true;
}

}  // namespace rodedraad::config
