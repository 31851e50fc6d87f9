"""iWmo messages of the story: bare, and in the StUF envelope of the GGk inside SOAP."""
import base64
import re
import uuid

PROVIDER = "41410099"
MUNICIPALITY = "0505"
ALLOCATION = "500123"
BASIS = "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema"


def message(kind, code, sender, receiver, number, day, content):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/{kind}/schema" xmlns:i="{BASIS}">
  <Header>
    <BerichtCode>{code}</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>
    <Afzender>{sender}</Afzender><Ontvanger>{receiver}</Ontvanger>
    <BerichtIdentificatie><i:Identificatie>{number}</i:Identificatie><i:Dagtekening>{day}</i:Dagtekening></BerichtIdentificatie>
    <XsdVersie><i:BasisschemaXsdVersie>1.0.0</i:BasisschemaXsdVersie><i:BerichtXsdVersie>1.0.0</i:BerichtXsdVersie></XsdVersie>
  </Header>
  <Client>
    <Bsn>{content['person'].bsn}</Bsn>
    <Geboortedatum><i:Datum>{content['person'].born}</i:Datum></Geboortedatum>
    <Geslacht>2</Geslacht>
    <Naam><i:Geslachtsnaam><i:Achternaam>Demo</i:Achternaam></i:Geslachtsnaam><i:Voornamen>{content['person'].name}</i:Voornamen>{content['name']}</Naam>
{content['rest']}
  </Client>
</Bericht>
"""


def allocation(person, day, end):
    """301: the municipality allocates guidance, three hours a week, at a provider."""
    rest = f"""    <Communicatie><i:Vorm>1</i:Vorm><i:Taal>Tigrinya</i:Taal></Communicatie>
    <Contactgegevens><Contact><Soort>01</Soort><Adres>
      <i:Huis><i:Huisnummer>12</i:Huisnummer></i:Huis><i:Postcode>3311GR</i:Postcode>
      <i:Straatnaam>Spuiboulevard</i:Straatnaam><i:Plaatsnaam>Dordrecht</i:Plaatsnaam><i:LandCode>NL</i:LandCode>
    </Adres></Contact></Contactgegevens>
    <ToegewezenProducten><ToegewezenProduct>
      <ToewijzingNummer>{ALLOCATION}</ToewijzingNummer>
      <Product><i:Categorie>02</i:Categorie><i:Code>02A03</i:Code></Product>
      <Toewijzingsdatum>{day}</Toewijzingsdatum><Toewijzingstijd>10:15:00</Toewijzingstijd>
      <Ingangsdatum>{day}</Ingangsdatum><Einddatum>{end}</Einddatum>
      <Omvang><i:Volume>3</i:Volume><i:Eenheid>04</i:Eenheid><i:Frequentie>2</i:Frequentie></Omvang>
    </ToegewezenProduct></ToegewezenProducten>"""
    return message("wmo301", "414", MUNICIPALITY, PROVIDER, "TW0001", day,
                   {"person": person, "rest": rest, "name": "<i:NaamGebruik>1</i:NaamGebruik>"})


def start(person, day, begin, number, status="1"):
    """305: the provider starts. A status other than 1 or 3 breaks rule CS058."""
    rest = f"""    <StartProducten><StartProduct>
      <ToewijzingNummer>{ALLOCATION}</ToewijzingNummer>
      <Product><i:Categorie>02</i:Categorie><i:Code>02A03</i:Code></Product>
      <ToewijzingIngangsdatum>{begin}</ToewijzingIngangsdatum>
      <Begindatum>{begin}</Begindatum><StatusAanlevering>{status}</StatusAanlevering>
    </StartProduct></StartProducten>"""
    return message("wmo305", "418", PROVIDER, MUNICIPALITY, number, day,
                   {"person": person, "rest": rest, "name": ""})


def in_envelope(payload, function):
    """A GGk Di01 in a SOAP envelope."""
    moment = re.sub(r"\D", "", re.search(r"Dagtekening>([^<]+)", payload)[1]) + "101500000"
    content = base64.b64encode(payload.encode()).decode()
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<g:envelopHeenbericht-ggk_Di01 xmlns:g="http://www.stufstandaarden.nl/koppelvlak/ggk0210" xmlns:t="http://www.egem.nl/StUF/StUF0301">
  <g:stuurgegevens>
    <t:berichtcode>Di01</t:berichtcode>
    <t:zender><t:organisatie>{PROVIDER}</t:organisatie><t:applicatie>VECOZO</t:applicatie></t:zender>
    <t:ontvanger><t:organisatie>{MUNICIPALITY}</t:organisatie><t:applicatie>GGk</t:applicatie></t:ontvanger>
    <t:referentienummer>{uuid.uuid4()}</t:referentienummer>
    <t:tijdstipBericht>{moment}</t:tijdstipBericht>
    <t:functie>{function}</t:functie>
  </g:stuurgegevens>
  <g:parameters>
    <g:applicatieVersie>0003</g:applicatieVersie><g:applicatieSubversie>0002</g:applicatieSubversie>
    <g:functieVersie>0003</g:functieVersie><g:functieSubversie>0002</g:functieSubversie>
    <g:bericht><g:xmlBestand>{content}</g:xmlBestand></g:bericht>
  </g:parameters>
</g:envelopHeenbericht-ggk_Di01></s:Body></s:Envelope>
"""


def payload_of(envelope):
    """The iWmo message in a GGk envelope."""
    found = re.search(r"xmlBestand[^>]*>\s*([^<]+?)\s*<", envelope)
    return base64.b64decode(found[1]).decode() if found else ""
