"""A garden small enough to be read at once, as its files: the base of import tests."""

from ..importer import pipeline
from ..importer.facts import Facts, FrequencyFact

FILES = {
    "saison.csv": (
        "annee;debut;fin;semaines_fermees;quinzaine_mardi_mercredi;"
        "quinzaine_jeudi_vendredi\n"
        "2026;2026-01-01;2026-12-31;1 52 53;paire;impaire\n"
    ),
    "feries.csv": (
        "date;reporte_au\n"
        "2026-05-01;2026-04-30\n"
        "2026-05-08;2026-05-07\n"
        "2026-07-14;2026-07-13\n"
    ),
    "tournees.csv": (
        "code;jour;preparation;couleur\n"
        "M1;mardi;mardi;#2a9d8f\n"
        "V1;vendredi;jeudi;#6a994e\n"
    ),
    "depots.csv": (
        "numero;nom;categorie;mot_de_passe;adresse;code_postal;ville;tournee;ordre;"
        "capacite;horaire_livraison;horaire_retrait;contact;telephone\n"
        "101;Mairie;ouvert;;1 rue Verte;88110;Raonville;M1;1;2;08:00-10:00;"
        "16:30-19:00;Léa Noël;03 53 01 01 03\n"
        "102;École;réservé;lune;2 rue Verte;88110;Raonville;V1;1;5;08:00-10:00;"
        "16:30-19:00;;\n"
    ),
    "formules.csv": (
        "code;nom;famille;prix;prix_a_la_carte;tva\n"
        "PS;Panier simple;légumes;10.00;12.00;5.5\n"
        "OE;Six œufs;œufs;3.00;3.00;5.5\n"
    ),
    "types_adhesion.csv": (
        "nom;montant;soutien\nnormale;30.00;non\nsoutien;50.00;oui\nsalarié;0;non\n"
    ),
    "adherents.csv": (
        "numero;civilite;nom;prenom;adresse;code_postal;ville;telephone;courriel;"
        "date_adhesion;adhesion_2026;type_adhesion;accepte_courriel;accepte_sms\n"
        "1;Mme;Aubépin;Zoé;3 rue Verte;88110;Raonville;06 39 98 00 01;"
        "un@example.org;2020-03-04;payée;normale;oui;non\n"
        "2;M.;D'Ascenzo;Noël;4 rue Verte;88110;Raonville;06 39 98 00 02;"
        "deux@example.org;2026-02-01;à payer;soutien;non;oui\n"
        "3;;Saint-Dizier;Malik;5 rue Verte;88110;Raonville;;;;payée;salarié;oui;oui\n"
    ),
    "mandats.csv": (
        "adherent;titulaire;iban;rum;date_signature\n"
        "1;Zoé Aubépin;FR7612345678900000000000164;RUM1;2017-11-18\n"
    ),
    "soldes.csv": "adherent;date;solde\n1;2025-12-31;-33.80\n2;2025-12-31;73.00\n",
    "abonnements.csv": (
        "reference;adherent;formule;frequence;quantite;depot;debut;fin;mode_paiement;"
        "periodicite;tarif;participation;nb_livraisons\n"
        "AB1;1;PS;hebdomadaire;1;101;2026-01-01;2026-12-31;prélèvement;mensuel;"
        "normal;;50\n"
        "AB2;1;OE;quinzaine;2;101;2026-01-01;2026-12-31;prélèvement;mensuel;"
        "normal;;25\n"
        "AB3;2;PS;quinzaine;1;102;2026-04-06;2026-12-31;chèque;annuel;normal;;19\n"
        "AB4;3;PS;hebdomadaire;1;102;2026-01-01;2026-12-31;espèces;mensuel;"
        "solidaire;2.50;50\n"
    ),
}
FREQUENCIES = {
    "hebdomadaire": FrequencyFact("weekly"),
    "quinzaine": FrequencyFact("fortnightly"),
    "mensuelle": FrequencyFact("monthly"),
}


def encoded(files, encoding="utf-8-sig"):
    """The files as the importer receives them."""
    return [(name, text.encode(encoding)) for name, text in files.items()]


def changed(name, old, new, files=None):
    """The garden with one text replaced by another in one file."""
    files = FILES if files is None else files
    assert files[name].count(old) == 1, f"{old!r} must stand once in {name}"
    return {**files, name: files[name].replace(old, new)}


def problems_of(files):
    """What the importer says of these files, in a garden that has nothing yet."""
    facts = Facts(frequencies=dict(FREQUENCIES))
    return pipeline.read_and_check(encoded(files), facts)[1]


def errors_of(files):
    """The errors as (code, file, line, column)."""
    return [
        (error.code, error.fichier, error.ligne, error.champ)
        for error in problems_of(files).errors
    ]
