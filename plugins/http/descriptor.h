#pragma once

#include <array>
#include <string_view>

#include "rodedraad/sdk/text.h"

/// The settings that every transport over HTTP has.
namespace rodedraad::http {

constexpr rd_setting setting(rd_setting_type type, std::string_view name,
                             std::string_view default_value, std::string_view nl,
                             std::string_view en) {
  return {sizeof(rd_setting),      type,         0,           0, sdk::lit(name),
          sdk::lit(default_value), sdk::lit(nl), sdk::lit(en)};
}

constexpr rd_setting secret(std::string_view name, std::string_view nl, std::string_view en) {
  auto result = setting(RD_TEXT, name, "", nl, en);
  result.secret = 1;
  return result;
}

inline constexpr auto kAddress = setting(
    RD_ADDRESS, "address", "",
    "Het adres waarop berichten worden ontvangen, zoals 127.0.0.1:8080; poort 0 kiest een vrije "
    "poort.",
    "The address to receive messages on, such as 127.0.0.1:8080; port 0 takes a free port.");
inline constexpr auto kUrl = setting(
    RD_URL, "url", "", "Het adres van de partner; het pad van elk bericht komt hier achter.",
    "The partner's address; the path of each message is put behind it.");
inline constexpr auto kTimeout =
    setting(RD_DURATION, "timeout", "10s",
            "Hoe lang één verzoek van eerste tot laatste byte mag duren, in beide richtingen.",
            "How long one request may take from its first byte to its last, in both directions.");
inline constexpr auto kIdle = setting(
    RD_DURATION, "idle", "60s", "Hoe lang een inkomende verbinding open blijft zonder verzoek.",
    "How long an incoming connection stays open without a request.");
inline constexpr auto kMaxBody =
    setting(RD_SIZE, "max-body", "8M", "De grootste inhoud van één bericht of antwoord.",
            "The largest body of one message or answer.");
inline constexpr auto kMaxHeader =
    setting(RD_SIZE, "max-header", "16k", "De grootste kop van één bericht of antwoord.",
            "The largest header of one message or answer.");
inline constexpr auto kMaxConnections =
    setting(RD_NUMBER, "max-connections", "1000",
            "Hoeveel inkomende verbindingen tegelijk open mogen zijn.",
            "How many incoming connections may be open at once.");
inline constexpr auto kKeep =
    setting(RD_NUMBER, "keep", "4",
            "Hoeveel verbindingen met de partner open blijven voor een volgend bericht.",
            "How many connections to the partner stay open for a next message.");
inline constexpr auto kAuth = setting(
    RD_TEXT, "auth", "none",
    "Hoe de verbinding zich bij de partner bewijst: none, bearer, basic, zgw-jwt of oauth2.",
    "How the connection proves itself to the partner: none, bearer, basic, zgw-jwt or oauth2.");
inline constexpr auto kToken =
    secret("token", "Het vaste token bij auth bearer.", "The fixed token of auth bearer.");
inline constexpr auto kUser = setting(RD_TEXT, "user", "", "De gebruikersnaam bij auth basic.",
                                      "The user name of auth basic.");
inline constexpr auto kPassword =
    secret("password", "Het wachtwoord bij auth basic.", "The password of auth basic.");
inline constexpr auto kClientId =
    setting(RD_TEXT, "client-id", "",
            "De naam waaronder de partner de hub kent, bij auth zgw-jwt en oauth2.",
            "The name by which the partner knows the hub, for auth zgw-jwt and oauth2.");
inline constexpr auto kClientSecret = secret("client-secret", "Het geheim dat bij client-id hoort.",
                                             "The secret that belongs to client-id.");
inline constexpr auto kUserId =
    setting(RD_TEXT, "user-id", "",
            "Bij auth zgw-jwt: user_id in het token; leeg: de waarde van client-id.",
            "For auth zgw-jwt: user_id in the token; empty: the value of client-id.");
inline constexpr auto kUserRepresentation =
    setting(RD_TEXT, "user-representation", "",
            "Bij auth zgw-jwt: user_representation in het token; leeg: de waarde van client-id.",
            "For auth zgw-jwt: user_representation in the token; empty: the value of client-id.");
/// No RD_URL: that would make it required for every connection that sends.
inline constexpr auto kTokenUrl =
    setting(RD_TEXT, "token-url", "",
            "Bij auth oauth2: het adres dat tokens geeft, zoals http://127.0.0.1:9443/token.",
            "For auth oauth2: the address that gives tokens, such as http://127.0.0.1:9443/token.");
inline constexpr auto kTokenAuth = setting(
    RD_TEXT, "token-auth", "basic",
    "Bij auth oauth2: hoe client-id en client-secret naar token-url gaan: basic (kop) of post "
    "(inhoud).",
    "For auth oauth2: how client-id and client-secret go to token-url: basic (header) or post "
    "(body).");
inline constexpr auto kScope =
    setting(RD_TEXT, "scope", "", "Bij auth oauth2: de gevraagde scopes, met spaties ertussen.",
            "For auth oauth2: the scopes to ask for, with spaces between them.");
inline constexpr auto kHeaders = setting(
    RD_TEXT, "headers", "", "Vaste extra koppen bij elk verzoek: \"Naam: waarde; Naam2: waarde2\".",
    "Fixed extra headers with every request: \"Name: value; Name2: value2\".");

inline constexpr auto kCertificate =
    setting(RD_FILE, "certificate", "",
            "Het servercertificaat (PEM, met de keten erachter): de listener spreekt dan TLS.",
            "The server's certificate (PEM, its chain behind it): the listener speaks TLS then.");
inline constexpr auto kKey =
    setting(RD_FILE, "key", "",
            "De sleutel bij certificate (PEM, zonder wachtwoord, bestandsrechten 0400).",
            "The key of certificate (PEM, without a password, file mode 0400).");
inline constexpr auto kClients = setting(
    RD_FILE, "clients", "",
    "Bestand of map met de CA's (PEM) van afzenders; een afzender zonder certificaat van een "
    "daarvan komt er niet in.",
    "File or folder with the authorities (PEM) of senders; a sender without a certificate "
    "of one of these is not let in.");
inline constexpr auto kClientCertificate = setting(
    RD_FILE, "client-certificate", "",
    "Het certificaat (PEM, met de keten erachter) waarmee de hub zich bij de partner bewijst.",
    "The certificate (PEM, its chain behind it) that proves the hub to the partner.");
inline constexpr auto kClientKey =
    setting(RD_FILE, "client-key", "",
            "De sleutel bij client-certificate (PEM, zonder wachtwoord, bestandsrechten 0400).",
            "The key of client-certificate (PEM, without a password, file mode 0400).");
inline constexpr auto kCa = setting(
    RD_FILE, "ca", "",
    "Bestand of map met de CA's (PEM) van de partner; leeg: die van het besturingssysteem.",
    "File or folder with the authorities (PEM) of the partner; empty: those of the system.");
inline constexpr auto kCrl =
    setting(RD_FILE, "crl", "",
            "Bestand of map met intrekkingslijsten (PEM of DER), voor beide richtingen.",
            "File or folder with revocation lists (PEM or DER), for both directions.");
inline constexpr auto kCrlPolicy =
    setting(RD_TEXT, "crl-policy", "refuse",
            "Wat er gebeurt als de lijst van een CA ontbreekt of verlopen is: refuse (niemand van "
            "die CA komt er in) of warn (alleen wie ingetrokken is niet).",
            "What happens when the list of an authority is missing or too old: refuse (nobody of "
            "that authority is let in) or warn (only who is revoked is not).");
inline constexpr auto kTls =
    setting(RD_TEXT, "tls", "1.2", "De laagste versie van TLS: 1.2 of 1.3.",
            "The lowest version of TLS: 1.2 or 1.3.");
inline constexpr auto kAllow = setting(
    RD_TEXT, "allow", "",
    "Netwerken die niet openbaar zijn en waar de partner toch mag zijn, zoals 10.0.0.0/8.",
    "Networks that are not public where the partner may be all the same, such as 10.0.0.0/8.");

inline constexpr auto kPeer = setting(
    RD_BOOLEAN, "peer", "false",
    "Of elk ontvangen bericht in de kop :peer het netwerkadres van de afzender meekrijgt.",
    "Whether each message received carries its sender's network address in the header :peer.");

inline constexpr std::array<const rd_setting*, 31> kHttpSettings{&kAddress,
                                                                 &kUrl,
                                                                 &kTimeout,
                                                                 &kIdle,
                                                                 &kMaxBody,
                                                                 &kMaxHeader,
                                                                 &kMaxConnections,
                                                                 &kKeep,
                                                                 &kCertificate,
                                                                 &kKey,
                                                                 &kClients,
                                                                 &kClientCertificate,
                                                                 &kClientKey,
                                                                 &kCa,
                                                                 &kCrl,
                                                                 &kCrlPolicy,
                                                                 &kTls,
                                                                 &kAllow,
                                                                 &kAuth,
                                                                 &kToken,
                                                                 &kUser,
                                                                 &kPassword,
                                                                 &kClientId,
                                                                 &kClientSecret,
                                                                 &kUserId,
                                                                 &kUserRepresentation,
                                                                 &kTokenUrl,
                                                                 &kTokenAuth,
                                                                 &kScope,
                                                                 &kHeaders,
                                                                 &kPeer};

}  // namespace rodedraad::http
